// SQL about the log of a meeting: the row that holds, the rows that it corrects, and how many came per party.
import type { Tx } from "@samverkansstod/db/client.ts";
import { meetingAttendance, meetingLog } from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull } from "drizzle-orm";

/** The log that holds ceases to: another corrects it. */
export async function supersedeLog(tx: Tx, meetingId: string, at: string): Promise<void> {
  await tx
    .update(meetingLog)
    .set({ supersededAt: at })
    .where(and(eq(meetingLog.meetingId, meetingId), isNull(meetingLog.supersededAt)));
}

type NewLog = typeof meetingLog.$inferInsert & { id: string };
type Attendance = Omit<typeof meetingAttendance.$inferInsert, "logId">;

export async function addLog(tx: Tx, log: NewLog, attendance: readonly Attendance[]): Promise<void> {
  await tx.insert(meetingLog).values(log);
  if (attendance.length === 0) return;
  await tx.insert(meetingAttendance).values(attendance.map((row) => ({ ...row, logId: log.id })));
}
