// Settings of the installation that are data: case-number prefix, unit, promises, working calendar.
import { jsonb, text } from "drizzle-orm/pg-core";
import { app } from "./columns.ts";

export const setting = app.table("setting", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});
