// Every request of the seed data in one list, in no order of time: the seeding decides when each one came in (see season.ts).

import type { OrganisationRequest, RequestSeed } from "./request-seed.ts";
import { centrumRequests } from "./requests-centrum.data.ts";
import { cityAndUnitRequests } from "./requests-city-and-unit.data.ts";
import { firstTenRequests } from "./requests-first-ten.data.ts";
import { hisingenRequests } from "./requests-hisingen.data.ts";
import { nordostRequests } from "./requests-nordost.data.ts";
import { sydvastRequests } from "./requests-sydvast.data.ts";
import { wholeCityRequests } from "./requests-whole-city.data.ts";

const fromOrganisation = (request: OrganisationRequest): RequestSeed => ({
  ...request,
  initiatedBy: "organisation",
});

export const requests: readonly RequestSeed[] = [
  ...[
    ...firstTenRequests,
    ...nordostRequests,
    ...hisingenRequests,
    ...centrumRequests,
    ...sydvastRequests,
    ...wholeCityRequests,
  ].map(fromOrganisation),
  ...cityAndUnitRequests,
];
