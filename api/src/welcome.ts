// What the product says when it has started: where it is, who can be tried, where their codes appear.
import { contacts, staff } from "@samverkansstod/db/seed/people.data.ts";
import type { Config } from "./config.ts";

/** One person of each kind is enough to try everything. */
function demoPeople(): { role: string; name: string; email: string }[] {
  const [requester] = contacts;
  const roles = [...new Set(staff.flatMap((person) => person.roles))];
  const ofRole = roles.flatMap((role) => {
    const person = staff.find(({ roles: held }) => held.some((one) => one === role));
    return person ? [{ role, name: person.name, email: person.email }] : [];
  });
  return [{ role: "requester", name: requester.name, email: requester.email }, ...ofRole];
}

export function welcome(config: Config): string[] {
  const address = config.publicUrl.origin;
  const lines = ["", `  Samverkansstöd is at ${address}`];
  if (config.role === "worker") return ["", "  Samverkansstöd: a worker is at work."];
  if (config.smtpUrl === null) lines.push(`  Sign-in codes and other mails appear at ${address}/dev/mailbox`);
  if (config.demoData) {
    lines.push("", "  People of the demo (sign in with the address, take the code from the mailbox):");
    lines.push(...demoPeople().map(({ role, name, email }) => `    ${role.padEnd(12)} ${name.padEnd(26)} ${email}`));
  }
  return [...lines, "", "  Ctrl-C stops everything.", ""];
}
