// Decisions about people of the unit: what can be done with whom, what an invitation and a change of name must hold. Dates of stand-ins are
// stand-ins.rules.ts.
import type { PersonAction } from "../../contract/staff.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";

interface PersonFacts {
  id: string;
  deactivatedAt: string | null;
}

/** What this administrator can do with somebody now. Nobody deactivates themselves; roles of the identity provider are not changed here. */
export function personActionsFor(
  { id, deactivatedAt }: PersonFacts,
  { actorId, rolesElsewhere }: { actorId: string; rolesElsewhere: boolean },
): PersonAction[] {
  if (deactivatedAt !== null) return ["edit", "reactivate"];
  const actions: PersonAction[] = ["edit"];
  if (!rolesElsewhere) actions.push("give_roles");
  if (id !== actorId) actions.push("deactivate");
  return actions;
}

/** A name is one line: it goes into mails and calendar files. */
const controls = /\p{Cc}+/gu;
const oneLine = (text: string) => text.replace(controls, " ").trim();

/** A name and a title as they are stored. Refuses with invalid_fields. */
export function nameAndTitle(
  { name, title = null }: { name: string; title?: string | null | undefined },
  more: readonly FieldRefusal[] = [],
): { name: string; title: string | null } {
  const written = oneLine(name);
  const errors: FieldRefusal[] = [...more];
  if (written === "") errors.push({ field: "/name", code: "required" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return { name: written, title: title === null ? null : oneLine(title) || null };
}

/** Whom an invitation is for. Refuses with invalid_fields. */
export function invited(body: { email: string; name: string; title?: string | null }) {
  const address = parseEmailAddress(body.email);
  const { name, title } = nameAndTitle(body, address.ok ? [] : [{ field: "/email", code: "email" }]);
  return { email: address.ok ? address.canonical : "", name, title };
}

/** What a role is called: one line in each language. Refuses with invalid_fields. */
export function roleWords({ sv, en }: { sv: string; en: string }): { sv: string; en: string } {
  const words = { sv: oneLine(sv), en: oneLine(en) };
  const errors: FieldRefusal[] = [];
  if (words.sv === "") errors.push({ field: "/sv", code: "required" });
  if (words.en === "") errors.push({ field: "/en", code: "required" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return words;
}
