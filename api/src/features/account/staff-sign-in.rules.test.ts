import { expect, test } from "vitest";
import {
  decideJoining,
  mayAsk,
  nameOf,
  rolesOf,
  saysEnough,
  staffWays,
  staffSignInLimits,
  stillVouchedFor,
  verifiedAddress,
} from "./staff-sign-in.rules.ts";

const roleValues = [
  { value: "CN=Konsult,OU=Grupper", role: "consultant" },
  { value: "vikarie", role: "consultant" },
  { value: "samordnare", role: "coordinator" },
] as const;
const roles = (claims: object, roleClaim = "roles") => rolesOf([{ ...claims }], { roleClaim, roleValues });

test.each([
  ["a list", { roles: ["samordnare", "okänd", "vikarie", "CN=Konsult,OU=Grupper"] }, ["consultant", "coordinator"]],
  ["one text", { roles: "vikarie" }, ["consultant"]],
  ["nothing known", { roles: ["admin", "Vikarie", " vikarie"] }, []],
  ["no claim", {}, []],
  ["an empty list", { roles: [] }, []],
  ["values that are no texts", { roles: [{ vikarie: true }, null, 7, ["vikarie"]] }, []],
  ["an object", { roles: { vikarie: true } }, []],
  ["a list in one text", { roles: "vikarie samordnare" }, []],
] as const)("roles from %s", (_what, claims, given) => {
  expect(roles(claims)).toEqual(given);
});

test("the claim may be a path, or a name with dots in it, and is never looked for in what objects inherit", () => {
  expect(roles({ realm_access: { roles: ["vikarie"] } }, "realm_access.roles")).toEqual(["consultant"]);
  expect(roles({ "https://stad.example/roles": ["vikarie"] }, "https://stad.example/roles")).toEqual(["consultant"]);
  expect(roles({ roles: "vikarie" }, "roles.0")).toEqual([]);
  expect(roles({}, "constructor.name")).toEqual([]);
  expect(roles({ "a.b": ["vikarie"], a: { b: ["samordnare"] } }, "a.b")).toEqual(["consultant"]);
});

test("the first source that has the claim says the roles, and an empty list there is an answer", () => {
  const settings = { roleClaim: "roles", roleValues };
  expect(rolesOf([{}, { roles: ["vikarie"] }], settings)).toEqual(["consultant"]);
  expect(rolesOf([{ roles: [] }, { roles: ["vikarie"] }], settings)).toEqual([]);
  expect(saysEnough({ email: "a@b.example", roles: [] }, "roles")).toBe(true);
  expect(saysEnough({ email: "a@b.example" }, "roles")).toBe(false);
  expect(saysEnough({ email: "a@b.example" }, null)).toBe(true);
  expect(saysEnough({ roles: [] }, "roles")).toBe(false);
});

test.each([
  ["verified", [{ email: "Åsa@stad.example", email_verified: true }], null],
  ["verified", [{ email: "Asa@Stad.example", email_verified: true }], "asa@stad.example"],
  ["a text that says true", [{ email: "asa@stad.example", email_verified: "true" }], null],
  ["not verified", [{ email: "asa@stad.example", email_verified: false }], null],
  ["silent about it", [{ email: "asa@stad.example" }], null],
  ["no address", [{ email: "asa", email_verified: true }], null],
  ["none at all", [{ email_verified: true }], null],
  ["verified elsewhere", [{ email: "asa@stad.example" }, { email: "bo@stad.example", email_verified: true }], null],
  ["from userinfo", [{}, { email: "asa@stad.example", email_verified: true }], "asa@stad.example"],
] as const)("an address that is %s", (_what, sources, address) => {
  expect(verifiedAddress(sources, false)).toBe(address);
});

test("an installation may vouch for its provider's addresses, not for what is no address", () => {
  expect(verifiedAddress([{ email: "asa@stad.example", email_verified: false }], true)).toBe("asa@stad.example");
  expect(verifiedAddress([{ email: 'a"b@stad.example' }], true)).toBeNull();
  expect(verifiedAddress([], true)).toBeNull();
});

test("a name is tidied, and what is none is none", () => {
  expect(nameOf([{}, { name: " Åsa\u0000 Öberg\n" }])).toBe("Åsa Öberg");
  expect(nameOf([{ name: "" }])).toBeNull();
  expect(nameOf([{ name: 7 }])).toBeNull();
  expect(nameOf([{ name: "å".repeat(300) }])).toHaveLength(200);
});

const active = { deactivated: false };
const free = { deactivated: false, hasSubject: false };
test.each([
  ["known by subject, whatever the address", { bySubject: active, address: null, byAddress: undefined }, "known"],
  ["known, and the address is another's", { bySubject: active, address: "a", byAddress: free }, "known"],
  ["known and deactivated", { bySubject: { deactivated: true }, address: "a", byAddress: free }, "deactivated"],
  ["new, without a verified address", { bySubject: undefined, address: null, byAddress: undefined }, "no_address"],
  ["new to us", { bySubject: undefined, address: "a", byAddress: undefined }, "make"],
  ["here by address", { bySubject: undefined, address: "a", byAddress: free }, "join"],
  ["deactivated", { bySubject: undefined, address: "a", byAddress: { ...free, deactivated: true } }, "deactivated"],
  ["another subject's", { bySubject: undefined, address: "a", byAddress: { ...free, hasSubject: true } }, "taken"],
  [
    "another subject's, deactivated",
    { bySubject: undefined, address: "a", byAddress: { deactivated: true, hasSubject: true } },
    "taken",
  ],
] as const)("somebody %s", (_what, known, decision) => {
  expect(decideJoining(known)).toBe(decision);
});

test("where a provider is configured, a code gives no staff role", () => {
  expect(staffWays({ breakGlassAdmins: ["a@stad.example"] })).toEqual({
    methods: ["oidc"],
    breakGlass: ["a@stad.example"],
  });
  expect(staffWays(null)).toEqual({ methods: ["code", "passkey"], breakGlass: [] });
});

test("the provider's answer holds for an hour, and one tab at a time asks", () => {
  const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
  const ago = (seconds: number) => now.subtract({ seconds }).toString();
  expect(stillVouchedFor(ago(staffSignInLimits.answerHoldsSeconds), now)).toBe(true);
  expect(stillVouchedFor(ago(staffSignInLimits.answerHoldsSeconds + 1), now)).toBe(false);
  expect(stillVouchedFor(null, now)).toBe(false);
  const asked = { generation: 3, askedGeneration: 3, askedAt: ago(staffSignInLimits.askingSeconds - 1) };
  expect(mayAsk(asked, now)).toBe(false);
  expect(mayAsk({ ...asked, askedGeneration: 2 }, now)).toBe(true);
  expect(mayAsk({ ...asked, askedAt: ago(staffSignInLimits.askingSeconds) }, now)).toBe(true);
  expect(mayAsk({ generation: 0, askedGeneration: null, askedAt: null }, now)).toBe(true);
});
