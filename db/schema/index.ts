// All tables as one object, which Drizzle needs.
export * from "./catalogues.ts";
export * from "./conversation.ts";
export * from "./endings.ts";
export * from "./history.ts";
export * from "./mail.ts";
export * from "./meetings.ts";
export * from "./organisations.ts";
export * from "./people.ts";
export * from "./protected.ts";
export * from "./requests.ts";
export * from "./runtime.ts";
export * from "./settings.ts";
export * from "./staff.ts";
export * from "./sharing.ts";
export { app, runtime } from "./columns.ts";
