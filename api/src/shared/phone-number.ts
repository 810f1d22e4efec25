/*
 * Phone numbers as people type them: stored as E.164 (`+46313900600`), shown grouped as in Sweden (`031-390 06 00`).
 * Whether a number is in use is not known here.
 */
export type PhoneNumberRefusal = "empty" | "not_a_number" | "no_area_code" | "too_short" | "too_long";

/** `value` is E.164, `shown` as showPhoneNumber gives it. */
export type ParsedPhoneNumber = { ok: true; value: string; shown: string } | { ok: false; reason: PhoneNumberRefusal };

const longestInput = 40;
const longestE164 = 15;
const shortestInternational = 8;
// Area code and subscriber's number, without the first 0.
const shortestSwedish = 7;
const longestSwedish = 9;

/**
 * Reads a Swedish number with its area code (`031-390 06 00`) or an international one (`+46…`, `0046…`, `+46 (0)31…`).
 * Refuses letters, a number without area code or country code, and lengths that no number has: in Sweden 7–9 digits after
 * the first 0, elsewhere 8–15 digits with the country code. Short numbers (112, 114 14) are refused: nobody is called
 * back on them. Source: ITU-T E.164; the Swedish numbering plan of PTS.
 */
export function parsePhoneNumber(text: string): ParsedPhoneNumber {
  const trimmed = text.trim();
  if (trimmed === "") return refuse("empty");
  if (trimmed.length > longestInput) return refuse("too_long");
  const digits = trimmed.replace(/\(0\)/, "").replace(/[\s()./\-\u2010-\u2015\u2212]/g, "");
  if (!/^\+?\d+$/.test(digits)) return refuse("not_a_number");
  const international = digits.replace(/^00/, "+");
  if (international.startsWith("+46")) return swedish(international.slice(3).replace(/^0/, ""));
  if (international.startsWith("+")) return foreign(international.slice(1));
  return digits.startsWith("0") ? swedish(digits.slice(1)) : refuse("no_area_code");
}

function swedish(national: string): ParsedPhoneNumber {
  if (national.startsWith("0")) return refuse("not_a_number");
  if (national.length < shortestSwedish) return refuse("too_short");
  if (national.length > longestSwedish) return refuse("too_long");
  const value = `+46${national}`;
  return { ok: true, value, shown: showPhoneNumber(value) };
}

function foreign(digits: string): ParsedPhoneNumber {
  if (digits.startsWith("0")) return refuse("not_a_number");
  if (digits.length < shortestInternational) return refuse("too_short");
  if (digits.length > longestE164) return refuse("too_long");
  return { ok: true, value: `+${digits}`, shown: `+${digits}` };
}

function refuse(reason: PhoneNumberRefusal): ParsedPhoneNumber {
  return { ok: false, reason };
}

// 08 alone has one digit; these have two; all the others have three. 0900 is not Umeå's 090.
const twoDigitAreaCode = /^(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02-6]|79|90(?!0))/;

/** E.164 as it is written in Sweden: `031-390 06 00`, `070-174 06 05`, `08-123 456 78`. Foreign numbers as they are. */
export function showPhoneNumber(value: string): string {
  if (!value.startsWith("+46")) return value;
  const national = value.slice(3);
  const area = national.startsWith("8") ? "8" : (twoDigitAreaCode.exec(national)?.[0] ?? national.slice(0, 3));
  return `0${area}-${group(national.slice(area.length))}`;
}

function group(subscriber: string): string {
  if (subscriber.length === 8) return subscriber.replace(/^(\d{3})(\d{3})(\d{2})$/, "$1 $2 $3");
  const first = subscriber.length % 2 === 0 ? 2 : 3;
  return [subscriber.slice(0, first), ...(subscriber.slice(first).match(/\d{2}/g) ?? [])].join(" ");
}
