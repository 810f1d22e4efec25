// The whole English catalogue of the app, one file an area. The public pages, which are made at build, have words of their own.
import { en as spokenByTheApi } from "@samverkansstod/api/contract/words.en.ts";
import { account } from "./en/account.ts";
import { ask } from "./en/ask.ts";
import { caseWords } from "./en/case.ts";
import { conversation } from "./en/conversation.ts";
import { endings } from "./en/endings.ts";
import { meetings } from "./en/meetings.ts";
import { people } from "./en/people.ts";
import { members } from "./en/members.ts";
import { organisations } from "./en/organisations.ts";
import { protection } from "./en/protection.ts";
import { queue } from "./en/queue.ts";
import { quickLog } from "./en/quick-log.ts";
import { register } from "./en/register.ts";
import { reports } from "./en/reports.ts";
import { requests } from "./en/requests.ts";
import { sharing } from "./en/sharing.ts";
import { shell } from "./en/shell.ts";
import { triage } from "./en/triage.ts";
import { ui } from "./en/ui.ts";
import { viewLog } from "./en/view-log.ts";
import { words } from "./en/words.ts";

const { fields, problems } = spokenByTheApi;

export const en = {
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
