/**
 * Thrown when something in a reading is not what its type says, or when its unit cannot be that of its OBIS code.
 *
 * @example
 * try {
 *   toColumns([{ deviceId: 'my meter', timestamp: Timestamp.now(), values: [] }]);
 * } catch (error) {
 *   if (error instanceof InvalidReadingError) error.path; // '[0].deviceId'
 * }
 */
export class InvalidReadingError extends Error {
  override readonly name: string = 'InvalidReadingError';
  /** Stable: test for this, not for the message. */
  readonly code = 'invalid_reading' as const;
  /** Where in the readings: `[0].values[2].obis`. */
  readonly path: string;
  /** What is wrong there. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(path: string, reason: string, hint: string, options?: ErrorOptions) {
    super(`The readings cannot be used: ${reason} (${path}).`, options);
    this.path = path;
    this.reason = reason;
    this.hint = hint;
  }
}
