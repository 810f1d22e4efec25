// People and things that component tests show, as the contract describes them. Tests change what matters to them.
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";

const session: Me["session"] = {
  method: "code",
  endsInSeconds: 12 * 3600,
  absoluteSeconds: 12 * 3600,
  idleSeconds: 4 * 3600,
  idleInSeconds: 4 * 3600,
};

export const requester: Me = {
  session,
  passkeyOffer: false,
  person: {
    id: "0198a5c2-0000-7000-8000-000000000001",
    name: "Åsa Påhittad",
    email: "asa@laxlyktan.example",
    phone: null,
  },
  language: "sv",
  roles: [],
  permissions: [...permissionsOf([])],
  organisations: [
    {
      id: "0198a5c2-0000-7000-8000-000000000101",
      name: "Exempelföreningen Läxlyktan",
      number: "499900-0013",
      form: "nonprofit_association",
      confirmed: true,
    },
  ],
};

export const consultant: Me = {
  session,
  passkeyOffer: false,
  person: {
    id: "0198a5c2-0000-7000-8000-000000000002",
    name: "Kajsa Exempelsson",
    email: "kajsa@goteborg.example",
    phone: null,
  },
  language: "sv",
  roles: ["consultant"],
  permissions: [...permissionsOf(["consultant"])],
  organisations: [],
};
