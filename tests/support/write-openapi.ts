// `npm run openapi`: writes docs/openapi.json from the application. No database is needed: the document is made from the routes.
import { openDatabase } from "@samverkansstod/db/client.ts";
import { buildApp } from "@samverkansstod/api/app.ts";
import { writeFile } from "node:fs/promises";
import { testClock, testConfig, testKeys } from "./app.ts";
import { documentOf, openApiText } from "./openapi.ts";

// Connections are opened at the first query, and there is none.
const database = openDatabase("postgres://nobody@localhost:1/none");
const refuses = () => Promise.reject(new Error("nothing is queued here"));
const queue = { send: refuses, sendAll: refuses };
const parts = { database, queue, clock: testClock(), config: testConfig(), signInKeys: testKeys, clientFolder: null };
const app = await buildApp(parts);
await app.ready();
await writeFile(new URL("../../docs/openapi.json", import.meta.url), openApiText(documentOf({ app })));
await app.close();
await database.close();
