// Writes what hangs on the made-up cases: conversations, meetings, endings. Their rows are made by demo-records.ts.
import type { Tx } from "../client.ts";
import {
  ending,
  endingOutcome,
  endingPrinciple,
  meeting,
  meetingAttendance,
  meetingInvitee,
  meetingLog,
  message,
  note,
  offeredTime,
  rating,
  reservation,
  timeOffer,
} from "../schema/index.ts";
import type { Records } from "./demo-records.ts";

export async function writeRecords(tx: Tx, all: readonly Records[]): Promise<void> {
  await tx.insert(message).values(all.flatMap(({ messages }) => messages));
  await tx.insert(note).values(all.flatMap(({ notes }) => notes));
  await tx.insert(timeOffer).values(all.flatMap(({ offers }) => offers));
  await tx.insert(offeredTime).values(all.flatMap(({ offered }) => offered));
  await tx.insert(meeting).values(all.flatMap(({ meetings }) => meetings));
  await tx.insert(meetingInvitee).values(all.flatMap(({ invitees }) => invitees));
  await tx.insert(meetingLog).values(all.flatMap(({ logs }) => logs));
  await tx.insert(meetingAttendance).values(all.flatMap(({ attendance }) => attendance));
  await tx.insert(reservation).values(all.flatMap(({ reservations }) => reservations));
  await tx.insert(ending).values(all.flatMap(({ endings }) => endings));
  await tx.insert(endingOutcome).values(all.flatMap(({ outcomes }) => outcomes));
  await tx.insert(endingPrinciple).values(all.flatMap(({ principles }) => principles));
  await tx.insert(rating).values(all.flatMap(({ ratings }) => ratings));
}
