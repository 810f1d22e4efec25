// Steps of a walk with meetings: offered, picked, booked, moved, cancelled, logged. Each knows what should come of it now, allowed or not, and
// when the consultant's time is taken.
import * as meetings from "@samverkansstod/api/contract/meetings.ts";
import * as offering from "@samverkansstod/api/contract/offers.ts";
import { can, unreachable, type WalkStep } from "./walk-case-steps.ts";
import * as deeds from "./walk-deeds.ts";
import { isOffered, isOpen, settleOffer, type Model, type ModelMeeting } from "./walk-model.ts";
import { attempt, nowOf, type Walk, type Walker } from "./walk.ts";

const minutes = 60;
const place = { placeKind: "video", place: "https://video.example/rum" } as const;

interface Wish {
  localStart: string;
  startsAt: string;
  endsAt: string;
}

/** A whole hour of the day within a fortnight, one that exists and occurs once. */
function someTime({ app, dice }: Walk): Wish {
  const day = app.clock
    .now()
    .toZonedDateTimeISO("Europe/Stockholm")
    .toPlainDate()
    .add({ days: 1 + dice.below(12) });
  const wall = day.toPlainDateTime({ hour: 8 + dice.below(9) });
  const start = wall.toZonedDateTime("Europe/Stockholm").toInstant();
  return {
    localStart: wall.toString({ smallestUnit: "minute" }),
    startsAt: start.toString({ fractionalSecondDigits: 3 }),
    endsAt: start.add({ minutes }).toString({ fractionalSecondDigits: 3 }),
  };
}

type Span = Pick<Wish, "startsAt" | "endsAt">;
const overlap = (one: Span, other: Span) => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** Whether the consultant's time is taken at this instant by what is booked, or offered and not run out. */
function isTaken(
  { meetings: booked, offers }: Model,
  consultant: string,
  { wish, now, but }: { wish: Span; now: string; but?: { meeting?: string; offers?: true } },
): boolean {
  const busy = [
    ...booked.filter(({ id, state }) => state !== "cancelled" && id !== but?.meeting),
    ...(but?.offers ? [] : offers.filter((offer) => isOffered(offer, now))).flatMap(({ times, consultant: of }) =>
      times.map((time) => ({ ...time, consultant: of })),
    ),
  ];
  return busy.some((span) => span.consultant === consultant && overlap(span, wish));
}

const offer: WalkStep = async (walk) => {
  const { model, dice, staff, id } = walk;
  const consultant = dice.pick(staff);
  const times: Wish[] = [];
  const wanted = 1 + dice.below(3);
  while (times.length < wanted) {
    const wish = someTime(walk);
    if (!times.some((time) => overlap(time, wish))) times.push(wish);
  }
  times.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const now = nowOf(walk);
  const taken = times.some((wish) => isTaken(model, consultant.id, { wish, now, but: { offers: true } }));
  const refused = taken ? "time_taken" : isOpen(model) ? unreachable(walk) : "wrong_state";
  await attempt(walk, {
    by: staff[0],
    endpoint: offering.offerTimes,
    input: {
      params: { id },
      body: { consultantId: consultant.id, minutes, times: times.map(({ localStart }) => ({ localStart })), ...place },
    },
    refused,
    done: (_now, body) => {
      const { expiresAt } = body;
      const offered = times.map((time, at) => ({ ...time, id: body.times[at]?.id ?? "" }));
      deeds.offer(model, now, { id: body.id, consultant: consultant.id, times: offered, expiresAt });
    },
  });
};

const takeBack: WalkStep = async (walk) => {
  const { model, dice, staff, id } = walk;
  if (model.offers.length === 0) return;
  const chosen = dice.pick(model.offers);
  await attempt(walk, {
    by: staff[0],
    endpoint: offering.withdrawOffer,
    input: { params: { id, offerId: chosen.id }, body: {} },
    refused: can(walk, "pick_time") ?? (isOffered(chosen, nowOf(walk)) ? undefined : "wrong_state"),
    done: (now) => settleOffer(model, now, "staff"),
  });
};

const pick: WalkStep = async (walk) => {
  const { model, dice, staff, requester, id } = walk;
  if (model.offers.length === 0) return;
  const chosen = dice.chance(0.8) ? model.offers.at(-1) : dice.pick(model.offers);
  if (!chosen) return;
  const time = dice.pick(chosen.times);
  const by: readonly [Walker, "requester" | "staff"] = dice.chance(0.7)
    ? [requester, "requester"]
    : [staff[1], "staff"];
  const gone = !isOffered(chosen, nowOf(walk)) || time.startsAt <= nowOf(walk);
  await attempt(walk, {
    by: by[0],
    endpoint: offering.pickTime,
    input: { params: { id, offerId: chosen.id }, body: { timeId: time.id } },
    refused: gone ? "time_taken" : can(walk, "pick_time", by[1]),
    done: (now, body) => {
      chosen.state = "picked";
      const { startsAt, endsAt } = time;
      deeds.book(model, now, { by: by[1], id: body.id, consultant: chosen.consultant, startsAt, endsAt });
    },
  });
};

const book: WalkStep = async (walk) => {
  const { model, dice, staff, id } = walk;
  const consultant = dice.pick(staff);
  const wish = someTime(walk);
  const inviteRequester = dice.chance(0.6);
  const taken = isTaken(model, consultant.id, { wish, now: nowOf(walk) });
  await attempt(walk, {
    by: staff[0],
    endpoint: meetings.bookMeeting,
    input: {
      params: { id },
      body: { consultantId: consultant.id, localStart: wish.localStart, minutes, ...place, inviteRequester },
    },
    refused: taken ? "time_taken" : can(walk, "book_meeting"),
    done: (now, body) => {
      if (inviteRequester) deeds.reach(model);
      const { startsAt, endsAt } = wish;
      deeds.book(model, now, { by: "staff", id: body.id, consultant: consultant.id, startsAt, endsAt });
    },
  });
};

async function meetingVersion({ app }: Walk, { id }: ModelMeeting): Promise<number> {
  const [row] = await app.owner<{ version: number }[]>`select version from app.meeting where id = ${id}`;
  return row?.version ?? 0;
}

/** A meeting can be moved or cancelled until it begins. */
const toCome = (walk: Walk, { state, startsAt }: ModelMeeting) =>
  can(walk, "book_meeting") ?? (state === "booked" && startsAt > nowOf(walk) ? undefined : "wrong_state");

const move: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  if (model.meetings.length === 0) return;
  const chosen = dice.pick(model.meetings);
  const wish = someTime(walk);
  const taken = isTaken(model, chosen.consultant, { wish, now: nowOf(walk), but: { meeting: chosen.id } });
  await attempt(walk, {
    by: staff[0],
    endpoint: meetings.moveMeeting,
    input: {
      params: { id: chosen.id },
      version: await meetingVersion(walk, chosen),
      body: { localStart: wish.localStart, askedBy: "requester", reason: "Krockar" },
    },
    refused: taken ? "time_taken" : toCome(walk, chosen),
    done: (now) => deeds.move(model, now, chosen, { startsAt: wish.startsAt, endsAt: wish.endsAt }),
  });
};

const cancel: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  if (model.meetings.length === 0) return;
  const chosen = dice.pick(model.meetings);
  await attempt(walk, {
    by: staff[1],
    endpoint: meetings.cancelMeeting,
    input: { params: { id: chosen.id }, version: await meetingVersion(walk, chosen), body: { code: "illness" } },
    refused: toCome(walk, chosen),
    done: (now) => deeds.cancel(model, now, chosen),
  });
};

const log: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const begun = model.meetings.filter(({ startsAt }) => startsAt <= nowOf(walk));
  if (model.meetings.length === 0) return;
  const chosen = dice.pick(begun.length > 0 && dice.chance(0.8) ? begun : model.meetings);
  const tookPlace = dice.chance(0.7);
  const corrects = chosen.state === "held" || chosen.state === "missed";
  const may = chosen.state !== "cancelled" && chosen.startsAt <= nowOf(walk);
  await attempt(walk, {
    by: staff[0],
    endpoint: meetings.logMeeting,
    input: {
      params: { id: chosen.id },
      version: await meetingVersion(walk, chosen),
      body: {
        tookPlace,
        notBecause: tookPlace ? null : "nobody_came",
        minutes: 60,
        attendance: [{ party: "requester", count: 2 }],
        ...(corrects && { correction: "Fel möte" }),
      },
    },
    refused: may ? undefined : "wrong_state",
    done: (now) => deeds.logMeeting(model, now, chosen, tookPlace),
  });
};

/** Each with how often it is tried. */
export const meetingSteps: readonly (readonly [WalkStep, number])[] = [
  [offer, 3],
  [takeBack, 1],
  [pick, 4],
  [book, 4],
  [move, 2],
  [cancel, 1],
  [log, 5],
];
