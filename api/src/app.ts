// The application as a function of what it needs: plugins in the order a call meets them, then features by name.
import type { Database } from "@samverkansstod/db/client.ts";
import Fastify from "fastify";
import { randomUUID } from "node:crypto";
import type { Config } from "./config.ts";
import { accountRoutes } from "./features/account/account.routes.ts";
import { findActor } from "./features/account/account.store.ts";
import { ownSessionRoutes } from "./features/account/own-sessions.routes.ts";
import { passkeyRoutes } from "./features/account/passkeys.routes.ts";
import type { StaffSignIn } from "./features/account/staff-sign-in.commands.ts";
import { staffSignInRoutes } from "./features/account/staff-sign-in.routes.ts";
import { saysEnough, staffWays } from "./features/account/staff-sign-in.rules.ts";
import { catalogueRoutes } from "./features/catalogues/catalogues.routes.ts";
import { conversationRoutes } from "./features/conversation/conversation.routes.ts";
import { deskRoutes } from "./features/desk/desk.routes.ts";
import { healthRoutes } from "./features/health/health.routes.ts";
import { memberRoutes } from "./features/organisations/members.routes.ts";
import { organisationRoutes } from "./features/organisations/organisations.routes.ts";
import { outcomeRoutes } from "./features/outcomes/outcomes.routes.ts";
import { handOverRoutes } from "./features/meetings/hand-over.routes.ts";
import { meetingRoutes } from "./features/meetings/meetings.routes.ts";
import { peopleOfMeetingsRoutes } from "./features/meetings/people-of-meetings.routes.ts";
import { peopleRoutes } from "./features/people/people.routes.ts";
import { protectionRoutes } from "./features/records/protection.routes.ts";
import { viewLogRoutes } from "./features/records/view-log.routes.ts";
import { reportRoutes } from "./features/reports/reports.routes.ts";
import { requestRoutes } from "./features/requests/requests.routes.ts";
import { sharingRoutes } from "./features/sharing/sharing.routes.ts";
import { triageRoutes } from "./features/requests/triage.routes.ts";
import { staffRoutes } from "./features/staff/staff.routes.ts";
import { identityProvider } from "./identity/identity-provider.ts";
import type { Queue } from "./jobs/queue.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { controlAccess } from "./plugins/access.ts";
import { readBodies } from "./plugins/body.ts";
import { compileValidators, serializers } from "./plugins/compilers.ts";
import { describeCall, nameCalls } from "./plugins/calls.ts";
import { developmentMailbox } from "./plugins/development-mailbox.ts";
import { describeApi } from "./plugins/openapi.ts";
import { answerFrameworkError, answerWithProblems } from "./plugins/problems.ts";
import { shareSchemas } from "./plugins/shared-schemas.ts";
import { secure } from "./plugins/security.ts";
import { serveClient } from "./plugins/static.ts";
import { takeTurns } from "./plugins/turns.ts";
import type { Clock } from "./shared/clock.ts";
import { keysOf, type Keys, type SigningKey } from "./shared/keys.ts";

export interface Dependencies {
  database: Database;
  queue: Queue;
  clock: Clock;
  config: Config;
  signInKeys: readonly SigningKey[];
  /** Where the built client is; null: the API alone. */
  clientFolder: string | null;
  /** Where the log goes; without it to standard output. */
  logTo?: { write(line: string): void };
  /** What is counted of calls; without it nothing is. */
  metrics?: Metrics;
  /** Whether the process was told to stop. */
  isStopping?: () => boolean;
  /** How many times longer than usual a call may take. For tests, which may be starved of processor time. */
  patience?: number;
}

/** What features are given. */
export interface Tools {
  database: Database;
  queue: Queue;
  clock: Clock;
  keys: Keys;
  https: boolean;
  demo: boolean;
  publicUrl: URL;
  /** Where staff sign in; null: by a mailed code. With a role claim configured (`oidc.roleClaim`) roles are read-only here. */
  staffSignIn: StaffSignIn | null;
  isStopping: () => boolean;
}

function staffSignInOf({ oidc, publicUrl, outboundProxy }: Config, patience: number): StaffSignIn | null {
  if (oidc === null) return null;
  const provider = identityProvider({
    oidc,
    publicUrl,
    proxy: outboundProxy,
    saysEnough: (claims) => saysEnough(claims, oidc.roleClaim),
    patience: 8_000 * patience,
  });
  return { provider, oidc };
}

/** What a crowd may want at once: somebody's time. */
const turns = { names: new Set(["bookMeeting", "moveMeeting", "offerTimes", "pickTime"]), atOnce: 40 };

const bodyLimit = 1024 * 1024;

export async function buildApp(dependencies: Dependencies) {
  const { database, queue, clock, config, signInKeys, clientFolder, logTo, metrics, patience = 1 } = dependencies;
  const https = config.publicUrl.protocol === "https:";
  const keys = keysOf(signInKeys);
  const app = Fastify({
    logger:
      config.logLevel === "silent"
        ? false
        : {
            level: config.logLevel,
            serializers: { req: describeCall },
            ...(logTo && { stream: logTo }),
          },
    trustProxy: config.trustProxy ?? false,
    bodyLimit,
    requestTimeout: 15_000,
    handlerTimeout: 10_000 * patience,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    // What still comes in on an open connection while we stop is done like what was under way, and is the last on that connection.
    return503OnClosing: false,
    onProtoPoisoning: "error",
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: answerFrameworkError,
    http: { headersTimeout: 10_000 },
    schemaController: { compilersFactory: serializers },
  });
  compileValidators(app);
  answerWithProblems(app);
  nameCalls(app, metrics);
  readBodies(app);
  shareSchemas(app);
  await secure(app, config);
  takeTurns(app, turns);
  const staffSignIn = staffSignInOf(config, patience);
  const ways = staffWays(config.oidc);
  await controlAccess(app, {
    keys,
    clock,
    https,
    findActor: (id, now) => findActor(database.signIn, id, { now, ways }),
  });
  await describeApi(app);

  const tools: Tools = {
    database,
    queue,
    clock,
    keys,
    https,
    demo: config.demoData,
    publicUrl: config.publicUrl,
    staffSignIn,
    isStopping: dependencies.isStopping ?? (() => false),
  };
  healthRoutes(app, tools);
  accountRoutes(app, tools);
  staffSignInRoutes(app, tools);
  passkeyRoutes(app, tools);
  ownSessionRoutes(app, tools);
  catalogueRoutes(app, tools);
  peopleRoutes(app, tools);
  organisationRoutes(app, tools);
  memberRoutes(app, tools);
  requestRoutes(app, tools);
  triageRoutes(app, tools);
  sharingRoutes(app, tools);
  conversationRoutes(app, tools);
  meetingRoutes(app, tools);
  peopleOfMeetingsRoutes(app, tools);
  handOverRoutes(app, tools);
  staffRoutes(app, tools);
  outcomeRoutes(app, tools);
  deskRoutes(app, tools);
  reportRoutes(app, tools);
  protectionRoutes(app, tools);
  viewLogRoutes(app, tools);
  if (config.smtpUrl === null) developmentMailbox(app, tools);
  if (clientFolder !== null) await serveClient(app, { folder: clientFolder, publicUrl: config.publicUrl });
  return app;
}
