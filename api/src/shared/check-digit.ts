/*
 * The check digit that Swedish organisation numbers, personal numbers and coordination numbers have in common.
 */

/** Whether a run of ASCII digits ends with its right check digit (Luhn, modulus 10). Source: SKV 704 and SKV 709. */
export function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
