// Places on the page of a case that a button elsewhere leads to.

/** Where the header says how the case stands. */
export const standingId = "case-standing";

/** Where it says who is responsible. */
export const assigneeId = "case-assignee";

/** The box to write to the requester in. */
export const messageFieldId = "case-message";

/** The meetings of the case. */
export const meetingsId = "case-meetings";

export function goToMessage(): void {
  document.getElementById(messageFieldId)?.focus();
}
