// The whole Swedish catalogue of the app, one file an area. The public pages, which are made at build, have words of their own.
import { sv as spokenByTheApi } from "@samverkansstod/api/contract/words.sv.ts";
import { account } from "./sv/account.ts";
import { ask } from "./sv/ask.ts";
import { caseWords } from "./sv/case.ts";
import { conversation } from "./sv/conversation.ts";
import { endings } from "./sv/endings.ts";
import { meetings } from "./sv/meetings.ts";
import { people } from "./sv/people.ts";
import { members } from "./sv/members.ts";
import { organisations } from "./sv/organisations.ts";
import { protection } from "./sv/protection.ts";
import { queue } from "./sv/queue.ts";
import { quickLog } from "./sv/quick-log.ts";
import { register } from "./sv/register.ts";
import { reports } from "./sv/reports.ts";
import { requests } from "./sv/requests.ts";
import { sharing } from "./sv/sharing.ts";
import { shell } from "./sv/shell.ts";
import { triage } from "./sv/triage.ts";
import { ui } from "./sv/ui.ts";
import { viewLog } from "./sv/view-log.ts";
import { words } from "./sv/words.ts";

const { fields, problems } = spokenByTheApi;

export const sv = {
  ui,
  shell,
  words,
  fields,
  problems,
  account,
  ask,
  requests,
  sharing,
  queue,
  case: caseWords,
  register,
  quickLog,
  reports,
  triage,
  conversation,
  endings,
  meetings,
  people,
  members,
  organisations,
  protection,
  viewLog,
};
