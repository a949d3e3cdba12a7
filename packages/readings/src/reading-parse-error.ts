import { quoted } from '@smart-me/obis';

/** Longest piece of the input that an error keeps; the rest of an endless input stays out of logs. */
const INPUT_LIMIT = 40;

/**
 * Thrown when a text is not the GUID or the time it should be.
 *
 * @example
 * try {
 *   Timestamp.parse('yesterday');
 * } catch (error) {
 *   if (error instanceof ReadingParseError) error.input; // 'yesterday'
 * }
 */
export class ReadingParseError extends Error {
  override readonly name: string = 'ReadingParseError';
  /** Stable: test for this, not for the message. */
  readonly code = 'reading_parse' as const;
  /** What was read, cut to 40 characters. */
  readonly input: string;
  /** What is wrong with it. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(input: string, reason: string, hint: string) {
    const shown = input.length > INPUT_LIMIT ? `${input.slice(0, INPUT_LIMIT)}…` : input;
    super(`${quoted(shown)} cannot be read: ${reason}.`);
    this.input = shown;
    this.reason = reason;
    this.hint = hint;
  }
}
