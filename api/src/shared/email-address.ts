/*
 * E-mail addresses as people type them: what we accept, and the form two addresses are compared in.
 * Whether anybody reads mail there is not known here.
 */
export type EmailAddressRefusal =
  | "empty"
  | "too_long"
  | "line_break"
  | "space"
  | "non_ascii"
  | "quoted"
  | "at_sign"
  | "local_part"
  | "domain";

/** `value` is what mail is sent to; `canonical` is all in lower case, for comparing and for unique keys. */
export type ParsedEmailAddress =
  | { ok: true; value: string; canonical: string }
  | { ok: false; reason: EmailAddressRefusal };

const longestAddress = 254;
const longestLocalPart = 64;
const longestLabel = 63;

/**
 * Reads one address, without the spaces around it. Lower-cases the domain, keeps the local part (with any `+` tag) as typed.
 * Refuses over 254 characters (64 before the @), line breaks, spaces, anything outside printable ASCII (å ä ö too: few mail
 * servers take them), quoted local parts, none or several @, and a domain without a dot or with a numeric last part.
 * Source: RFC 5321 4.5.3.1 and RFC 5322 dot-atom; narrower than them on purpose.
 */
export function parseEmailAddress(text: string): ParsedEmailAddress {
  const address = text.trim();
  if (address === "") return refuse("empty");
  if (address.length > longestAddress) return refuse("too_long");
  if (/[\r\n\u0085\u2028\u2029]/.test(address)) return refuse("line_break");
  if (/\s/.test(address)) return refuse("space");
  if (/[^!-~]/.test(address)) return refuse("non_ascii");
  if (address.includes('"')) return refuse("quoted");
  const [local = "", domain, ...more] = address.split("@");
  if (domain === undefined || more.length > 0) return refuse("at_sign");
  if (local.length > longestLocalPart) return refuse("too_long");
  if (!local.split(".").every((part) => /^[\w!#$%&'*+/=?^`{|}~-]+$/.test(part))) return refuse("local_part");
  if (!isDomain(domain)) return refuse("domain");
  const value = `${local}@${domain.toLowerCase()}`;
  return { ok: true, value, canonical: value.toLowerCase() };
}

function isDomain(domain: string): boolean {
  const labels = domain.split(".");
  return labels.length >= 2 && labels.every(isLabel) && !/^\d+$/.test(labels.at(-1) ?? "");
}

function isLabel(label: string): boolean {
  if (label.length > longestLabel || label.startsWith("-") || label.endsWith("-")) return false;
  return /^[A-Za-z\d-]+$/.test(label);
}

function refuse(reason: EmailAddressRefusal): ParsedEmailAddress {
  return { ok: false, reason };
}
