import { quoted } from './quoted.ts';

/** Longest piece of the input that an error keeps; the rest of an endless input stays out of logs. */
const INPUT_LIMIT = 40;

const HINT = 'Write 1-0:1.8.0*255, 1.8.0 or 0100010800FF; for F.F: { missingE: 0 }.';

/**
 * Thrown when something is not an OBIS code.
 *
 * `position` counts characters of a text, bytes of a byte array, and groups (A = 0) of a list of numbers.
 *
 * @example
 * try {
 *   parseObis('1-0:1.8.256*255');
 * } catch (error) {
 *   if (error instanceof ObisParseError) error.reason; // 'group E is above 255'
 * }
 */
export class ObisParseError extends Error {
  override readonly name: string = 'ObisParseError';
  /** Stable: test for this, not for the message. */
  readonly code = 'obis_parse';
  /** What was read, cut to 40 characters. */
  readonly input: string;
  /** Where reading stopped, from 0. */
  readonly position: number;
  /** What is wrong there. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(input: string, position: number, reason: string, hint: string = HINT) {
    const shown = input.length > INPUT_LIMIT ? `${input.slice(0, INPUT_LIMIT)}…` : input;
    super(`${quoted(shown)} is not an OBIS code: ${reason} (at position ${position}).`);
    this.input = shown;
    this.position = position;
    this.reason = reason;
    this.hint = hint;
  }
}

/** What the errors call a value group: `group A` for 0. */
export function groupName(index: number): string {
  return `group ${'ABCDEF'.charAt(index)}`;
}
