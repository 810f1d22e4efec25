// What staff write of an organisation, what changed, who may do what, and what is looked for.
import { expect, test } from "vitest";
import { permissionsOf } from "../../contract/permissions.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  acceptableOrganisation,
  actionsOf,
  afterId,
  afterNumber,
  changesOf,
  emptyOrganisation,
  pageOf,
  searchOf,
} from "./organisations.rules.ts";

const today = Temporal.PlainDate.from("2026-11-24");
const before = { ...emptyOrganisation, name: "Läxlyktan", form: "network", areas: ["centrum"] };
const written = (change: object) => acceptableOrganisation(change, { before, demo: true, today });
const refused = (change: object) => {
  try {
    written(change);
  } catch (error) {
    if (error instanceof Refusal) return error.errors?.map(({ field, code }) => `${field} ${code}`);
    throw error;
  }
  return undefined;
};

test("texts lose what nobody sees, numbers become ten digits, areas one order; what is left out stays", () => {
  expect(written({ name: " Läx \n lyktan ", number: "499900-0013", areas: ["nordost", "centrum"] })).toEqual({
    ...before,
    name: "Läx lyktan",
    number: "4999000013",
    areas: ["centrum", "nordost"],
  });
  expect(written({})).toEqual(before);
  expect([written({ number: " " }).number, written({ number: null }).number]).toEqual([null, null]);
});

test("an empty name, a personal number anywhere and a day to come are refused, all at once", () => {
  expect(refused({ name: " ", number: "811228-9874", signatorySince: "2026-11-25" })).toEqual([
    "/name required",
    "/number organisation_number_personal",
    "/signatorySince in_the_future",
  ]);
  expect(refused({ section: "Anna 811228-9874" })).toEqual(["/section personal_number"]);
  expect(refused({ number: "499900-0014" })).toEqual(["/number organisation_number_check"]);
  expect(refused({ signatorySince: "2026-11-24" })).toBeUndefined();
});

test("a change is what differs, before and after", () => {
  expect(changesOf(before, before)).toEqual({});
  expect(changesOf(before, { ...before, name: "Ny", areas: [] })).toEqual({
    name: ["Läxlyktan", "Ny"],
    areas: [["centrum"], []],
  });
});

test("coordinators link what is free and undo what is linked; consultants edit; managers read", () => {
  const free = { sameAs: null, linked: [] };
  const other = { id: "x", name: "X", section: "", number: null };
  const of = (role: "coordinator" | "consultant" | "manager", one: Parameters<typeof actionsOf>[0] = free) =>
    actionsOf(one, permissionsOf([role]));
  expect(of("coordinator")).toEqual(["edit", "link", "manage_members"]);
  expect(of("coordinator", { sameAs: other, linked: [] })).toEqual(["edit", "unlink", "manage_members"]);
  expect(of("coordinator", { sameAs: null, linked: [other] })).toEqual(["edit", "manage_members"]);
  expect([of("consultant"), of("manager")]).toEqual([["edit", "manage_members"], []]);
});

test("what is looked for: words in lower case, and what may begin a number", () => {
  expect(searchOf("  ")).toBeNull();
  expect(searchOf("Ånäs BYALAG")).toEqual({ digits: null, words: ["ånäs", "byalag"] });
  expect(searchOf("499900-02")).toEqual({ digits: "49990002", words: ["499900", "02"] });
  expect(searchOf("16 499900-0013")?.digits).toBe("4999000013");
  expect(searchOf("%_")).toEqual({ digits: null, words: [] });
  expect(searchOf(Array.from({ length: 20 }, (_, at) => `ord${at}`).join(" "))?.words.length).toBe(8);
});

test("a cursor is the id of a row, or its number; a page says whether there is more", () => {
  expect(() => afterId("x")).toThrow(Refusal);
  expect(() => afterNumber("-1")).toThrow(Refusal);
  expect([afterId(undefined), afterNumber("12")]).toEqual([undefined, 12]);
  const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
  expect(pageOf(rows, 2)).toEqual({ items: rows.slice(0, 2), next: "b" });
  expect(pageOf(rows, 3)).toEqual({ items: rows, next: null });
});
