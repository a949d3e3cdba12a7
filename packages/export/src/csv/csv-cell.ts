/** What a spreadsheet takes for the beginning of a formula, also behind blanks and in full width (OWASP, CSV injection). */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A text as a cell that is a text and no more: quoted where it must be (RFC 4180), and with an apostrophe before what a
 * spreadsheet would calculate.
 */
export function textCell(text: string, separator: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  const isQuoted =
    safe.includes('"') || safe.includes(separator) || /[\r\n,;\t']/.test(safe) || safe !== safe.trim();
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
