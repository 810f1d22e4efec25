// People of the unit, as others need to see them.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { roles } from "./permissions.ts";
import { exactly, Id } from "./shapes.ts";

export const AssignablePerson = exactly({
  id: Id,
  name: Type.String(),
  roles: Type.Array(Type.Enum([...roles])),
  openCases: Type.Integer({ minimum: 0, description: "Cases the person is responsible for now." }),
});
export type AssignablePerson = Static<typeof AssignablePerson>;

export const listAssignablePeople = defineEndpoint({
  name: "listAssignablePeople",
  method: "GET",
  url: "/api/v1/people/assignable",
  access: "people.read_assignable",
  tag: "people",
  summary: "Who can be made responsible for a case",
  answers: { 200: exactly({ items: Type.Array(AssignablePerson) }) },
});
