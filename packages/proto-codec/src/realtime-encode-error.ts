/**
 * Thrown when readings cannot be written as a realtime message: something in them is not of its type.
 *
 * @example
 * try {
 *   encodeReadings([{ deviceId: 'my meter', timestamp: Timestamp.now(), values: [] }]);
 * } catch (error) {
 *   if (error instanceof RealtimeEncodeError) error.path; // '[0].deviceId'
 * }
 */
export class RealtimeEncodeError extends Error {
  override readonly name: string = 'RealtimeEncodeError';
  /** Stable: test for this, not for the message. */
  readonly code = 'realtime_encode' as const;
  /** Where in the readings: `[0].values[2].obis`. */
  readonly path: string;
  /** What is wrong there. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(path: string, reason: string, hint: string) {
    super(`The readings cannot be encoded: ${reason} (${path}).`);
    this.path = path;
    this.reason = reason;
    this.hint = hint;
  }
}
