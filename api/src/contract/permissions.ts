// The one table of roles and permissions. A route names a permission; nothing else decides by role.
// Everybody who is signed in is a requester; the other roles are given to staff. The administrator reads no case content by role alone.

export const roles = ["consultant", "coordinator", "manager", "registrar", "admin"] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  "request.ask",
  "request.read_own",
  "case.read",
  "case.register",
  "case.claim",
  "case.assign",
  "case.work",
  "case.void",
  "report.read",
  "people.read_assignable",
  "people.administer",
  "stand_in.set_own",
  "stand_in.set_any",
  "organisation.read",
  "organisation.edit",
  "organisation.link",
  "membership.own",
  "contact.protect",
  "view_log.read",
] as const;
export type Permission = (typeof permissions)[number];

/** What everybody who is signed in may do, with their own and what they were shown. */
export const permissionsOfEverybody: readonly Permission[] = ["request.ask", "request.read_own", "membership.own"];

/** What each staff role may do beyond that. */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  consultant: [
    "case.read",
    "case.register",
    "case.claim",
    "case.work",
    "case.void",
    "report.read",
    "people.read_assignable",
    "stand_in.set_own",
    "organisation.read",
    "organisation.edit",
    "contact.protect",
  ],
  coordinator: [
    "case.read",
    "case.register",
    "case.claim",
    "case.assign",
    "case.work",
    "case.void",
    "report.read",
    "people.read_assignable",
    "stand_in.set_own",
    "stand_in.set_any",
    "organisation.read",
    "organisation.edit",
    "organisation.link",
    "contact.protect",
  ],
  manager: ["case.read", "report.read", "people.read_assignable", "organisation.read"],
  registrar: [
    "case.read",
    "case.void",
    "people.read_assignable",
    "organisation.read",
    "contact.protect",
    "view_log.read",
  ],
  admin: ["people.administer"],
};

/** The permissions of somebody with these roles; none of them for a person who is not signed in. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set([...permissionsOfEverybody, ...held.flatMap((role) => permissionsOfRole[role])]);
}
