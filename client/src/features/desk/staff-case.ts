// A case as staff see it: the request, with the part that only they get.
import type { Request } from "@samverkansstod/api/contract/requests.ts";

export type StaffCase = Request & { staff: NonNullable<Request["staff"]> };
