// The queues of background work, by name. Made at migration, since only the owner may change the job queue's schema.

export const queues = {
  /** Sends one mail of app.mail. */
  "send-mail": { retryLimit: 8, retryDelay: 5, retryBackoff: true, expireInSeconds: 60 },
  /** Makes a sign-in code and mails it; a code that is late is worth nothing. */
  "send-sign-in-code": { retryLimit: 2, retryDelay: 2, expireInSeconds: 30 },
  /** What falls due, every minute. */
  sweep: { retryLimit: 0, expireInSeconds: 50 },
} as const;
export type QueueName = keyof typeof queues;
