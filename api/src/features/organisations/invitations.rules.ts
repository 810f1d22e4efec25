// Invitations, decided without a database: how long they hold, how many there may be, and what a secret must look like.

export const invitationLimits = {
  holdsDays: 14,
  /** By one member in a day. */
  byMember: 20,
  /** By one of the staff in a day. */
  byStaff: 200,
  /** To one address in a day, from anybody. */
  toAddress: 5,
} as const;

export const invitationExpiry = (now: Temporal.Instant): Temporal.Instant =>
  now.add({ hours: invitationLimits.holdsDays * 24 });

/** The day that the limits count by, in UTC: it need only be the same for everybody. */
export const limitDay = (now: Temporal.Instant): string =>
  now.toZonedDateTimeISO("UTC").startOfDay().toInstant().toString();

/** Whether a text can be the secret of an invitation at all. */
export const isInvitationSecret = (text: string): boolean => /^[a-z0-9-]{1,20}\.[A-Za-z0-9_-]{43}$/.test(text);
