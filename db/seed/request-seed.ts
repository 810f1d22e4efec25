// The shape of a request in the seed data. The texts are in requests-*.data.ts and gathered by requests.data.ts.
// A course says how the case plausibly went; when things happened is decided by whoever seeds (see season.ts).

import type { OrganisationKey } from "./organisations.data.ts";
import type { CityOfficialEmail } from "./people.data.ts";
import type {
  AdministrationCode,
  AreaCode,
  DeclineReasonCode,
  OutcomeCode,
  PrincipleCode,
  SourceCode,
  ThemeCode,
} from "./seed-codes.ts";

export type Kind = "consultation" | "process_support" | "unsure";

/** What the meeting needs; about the meeting, never about a person. */
export type MeetingNeeds = {
  readonly place?: "on_site" | "digital" | "phone";
  readonly time?: "daytime" | "evening";
  /** Language of the interpreter, as the requester names it. */
  readonly interpreter?: string;
  readonly access?: string;
};

type OpenCourse = {
  readonly waitingFor?: "requester" | "unit" | "other";
  readonly pausedBecause?: string;
  /** The latest word from the unit: a question, a plan, or what is next. */
  readonly note?: string;
  readonly meetingsHeld?: number;
  readonly meetingsPlanned?: number;
  readonly hours?: number;
};

export type ClosedCourse = {
  readonly state: "closed";
  readonly outcomes: readonly [OutcomeCode, ...OutcomeCode[]];
  readonly summary: string;
  readonly hours: number;
  readonly meetings?: number;
  readonly parties?: number;
  readonly strained?: readonly PrincipleCode[];
  readonly confirmation?: "confirmed" | "unconfirmed";
  /** What the follow-up told, for cases old enough to have one. */
  readonly followUp?: string;
  readonly reopened?: { readonly afterMonths: number; readonly reason: string };
  readonly duplicateOf?: string;
};

export type Course =
  | { readonly state: "draft" }
  | ({ readonly state: "submitted" | "accepted" | "in_progress" } & OpenCourse)
  | ClosedCourse
  | { readonly state: "declined"; readonly reason: DeclineReasonCode; readonly text: string }
  | { readonly state: "referred"; readonly receiver: string; readonly text: string }
  | { readonly state: "withdrawn"; readonly reason: string }
  | { readonly state: "void"; readonly reason: string };

type RequestText = {
  readonly key: string;
  readonly kind: Kind;
  /** The kind after triage, where it differs from what was asked for. */
  readonly kindAfterTriage?: Exclude<Kind, "unsure">;
  readonly language?: "sv" | "fi" | "en";
  /** Absent means web. */
  readonly source?: SourceCode;
  readonly subject: string;
  readonly description: string;
  readonly desiredChange: string;
  /** One to three; the first is the main one. */
  readonly themes: readonly [ThemeCode, ThemeCode?, ThemeCode?];
  readonly principles: readonly [PrincipleCode, ...PrincipleCode[]];
  readonly areas: readonly [AreaCode, ...AreaCode[]];
  readonly administrations?: readonly AdministrationCode[];
  readonly needs?: MeetingNeeds;
  /** Sent within a week of this other request of the same organisation. */
  readonly sameWeekAs?: string;
  /** The one that arrives on Christmas Eve two minutes before midnight. */
  readonly christmasEve?: true;
  readonly course: Course;
};

export type RequestSeed = RequestText &
  (
    | { readonly initiatedBy: "organisation"; readonly organisation: OrganisationKey }
    | { readonly initiatedBy: "city_official"; readonly official: CityOfficialEmail }
    | { readonly initiatedBy: "unit" }
  );

export type OrganisationRequest = RequestText & { readonly organisation: OrganisationKey };
