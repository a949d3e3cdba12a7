/**
 * A text of others as it stands in a sentence: in quotation marks, and percent-encoded every sign that nobody sees, that
 * moves a terminal's cursor or that turns a line around.
 */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/\p{C}|[^ \P{Z}]/gu, encodeURIComponent);
}
