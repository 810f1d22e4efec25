/*
 * Finds Swedish personal identity numbers and coordination numbers in free text, and masks them.
 * Nothing here returns, logs or stores the number itself: only where it stands.
 */
import { hasRightCheckDigit } from "./check-digit.ts";

/** Half open, in UTF-16 code units, as `text.slice(start, end)` takes them. */
export type TextRange = { start: number; end: number };

// The grammar's hyphen and space, and what word processors and phones put in their place.
const dashes = "-\u2010\u2011\u2012\u2013\u2212";
const separators = `${dashes}+ \u00a0\u202f`;
const swedishPhonePrefix = /(?:\+|00)46[ \u00a0-]?$/;

/**
 * Where the text holds `(YY)YYMMDD[-+ ]?NNNN` with a day of the calendar (or day + 60), century 18–20 and a right check digit,
 * standing alone: no digit, and no dash with a digit beyond it, next to it; not after `+` or `+46`. Ten bare digits count even
 * if they could be a phone number. Takes linear time. Source: folkbokföringslag (1991:481) 18 §, SKV 704.
 */
export function findPersonalNumbers(text: string): TextRange[] {
  const found: TextRange[] = [];
  let start = 0;
  while (start < text.length) {
    if (!isDigit(text, start)) {
      start++;
      continue;
    }
    const dateEnd = endOfDigits(text, start);
    const end = endOfCandidate(text, start, dateEnd);
    if (end !== undefined && standsAlone(text, start, end) && isPersonalNumber(onlyDigits(text.slice(start, end)))) {
      found.push({ start, end });
      start = end;
    } else {
      start = dateEnd;
    }
  }
  return found;
}

/** The text with every digit of every number found replaced by `•`. Keeps the length, so that ranges still hold. */
export function maskPersonalNumbers(text: string): string {
  let masked = "";
  let from = 0;
  for (const { start, end } of findPersonalNumbers(text)) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/\d/g, "•");
    from = end;
  }
  return masked + text.slice(from);
}

function endOfCandidate(text: string, start: number, dateEnd: number): number | undefined {
  const length = dateEnd - start;
  if (length === 10 || length === 12) return dateEnd;
  if (length !== 6 && length !== 8) return undefined;
  if (!separators.includes(text.charAt(dateEnd)) || !isDigit(text, dateEnd + 1)) return undefined;
  const end = endOfDigits(text, dateEnd + 1);
  return end - dateEnd === 5 ? end : undefined;
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  if (before === "+" || (isDash(before) && isDigit(text, start - 2))) return false;
  if (isDash(text.charAt(end)) && isDigit(text, end + 1)) return false;
  return !swedishPhonePrefix.test(text.slice(Math.max(0, start - 5), start));
}

function isPersonalNumber(digits: string): boolean {
  const century = digits.slice(0, -10);
  const number = digits.slice(-10);
  if (century !== "" && century !== "18" && century !== "19" && century !== "20") return false;
  const month = Number(number.slice(2, 4));
  const marked = Number(number.slice(4, 6));
  const day = marked > 60 ? marked - 60 : marked;
  // Without a century a leap day counts in every year that is one in some century.
  const year = Number((century === "" ? "20" : century) + number.slice(0, 2));
  return day >= 1 && day <= daysInMonth(year, month) && hasRightCheckDigit(number);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text, end)) end++;
  return end;
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, "");
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function isDash(character: string): boolean {
  return character !== "" && dashes.includes(character);
}
