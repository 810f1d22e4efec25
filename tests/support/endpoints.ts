// Every endpoint of the contract, for tests that walk them all.
import * as account from "@samverkansstod/api/contract/account.ts";
import * as assigning from "@samverkansstod/api/contract/assigning.ts";
import * as catalogues from "@samverkansstod/api/contract/catalogues.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import * as conversation from "@samverkansstod/api/contract/conversation.ts";
import * as handOver from "@samverkansstod/api/contract/hand-over.ts";
import * as health from "@samverkansstod/api/contract/health.ts";
import * as history from "@samverkansstod/api/contract/history.ts";
import * as members from "@samverkansstod/api/contract/members.ts";
import * as meetings from "@samverkansstod/api/contract/meetings.ts";
import * as organisations from "@samverkansstod/api/contract/organisations.ts";
import * as offers from "@samverkansstod/api/contract/offers.ts";
import * as outcomes from "@samverkansstod/api/contract/outcomes.ts";
import * as ownSessions from "@samverkansstod/api/contract/own-sessions.ts";
import * as participants from "@samverkansstod/api/contract/participants.ts";
import * as passkeys from "@samverkansstod/api/contract/passkeys.ts";
import * as people from "@samverkansstod/api/contract/people.ts";
import * as registering from "@samverkansstod/api/contract/registering.ts";
import * as protection from "@samverkansstod/api/contract/protection.ts";
import * as reports from "@samverkansstod/api/contract/reports.ts";
import * as requests from "@samverkansstod/api/contract/requests.ts";
import * as roleTitles from "@samverkansstod/api/contract/role-titles.ts";
import * as staff from "@samverkansstod/api/contract/staff.ts";
import * as sharing from "@samverkansstod/api/contract/sharing.ts";
import * as staffSignIn from "@samverkansstod/api/contract/staff-sign-in.ts";
import * as standIns from "@samverkansstod/api/contract/stand-ins.ts";
import * as triage from "@samverkansstod/api/contract/triage.ts";
import * as viewLog from "@samverkansstod/api/contract/view-log.ts";
import * as workingHours from "@samverkansstod/api/contract/working-hours.ts";

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  value !== null && typeof value === "object" && "method" in value && "url" in value && "config" in value;

/** That these are all is checked against the running application by openapi.test.ts. */
export const endpoints: readonly AnyEndpoint[] = [
  account,
  assigning,
  catalogues,
  conversation,
  handOver,
  health,
  history,
  meetings,
  members,
  offers,
  organisations,
  outcomes,
  ownSessions,
  participants,
  passkeys,
  people,
  registering,
  protection,
  reports,
  requests,
  roleTitles,
  staff,
  sharing,
  staffSignIn,
  standIns,
  triage,
  viewLog,
  workingHours,
].flatMap((module) => Object.values<unknown>(module).filter(isEndpoint));

/** Those that take a body. */
export const endpointsWithBody = endpoints.filter(({ schema }) => "body" in schema);

/** The names of the fields that an endpoint's body may have. */
export function bodyFieldsOf({ schema }: AnyEndpoint): string[] {
  const { body } = schema as unknown as { body?: { properties?: object } };
  return Object.keys(body?.properties ?? {});
}
