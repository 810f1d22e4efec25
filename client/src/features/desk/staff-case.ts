// A case as staff see it: the request, with the part that only they get.
import type { Request } from "@samverkansstod/api/contract/requests.ts";

export type StaffCase = Request & { staff: NonNullable<Request["staff"]> };

/**
 * The case with words in the place of an address that is protected: whoever writes to it is told that a mail goes, and not where. What stands there is for
 * sentences; the API has the address.
 */
export function withAddressInWords(found: StaffCase, address: string): StaffCase {
  const isMasked = found.form.contactProtected && found.contactEmail === null && found.staff.hasAddress;
  return isMasked ? { ...found, contactEmail: address } : found;
}
