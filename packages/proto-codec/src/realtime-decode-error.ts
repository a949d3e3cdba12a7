/**
 * Thrown when bytes are not a realtime message.
 *
 * @example
 * try {
 *   decodeReadings(Uint8Array.of(0x0a, 0x05));
 * } catch (error) {
 *   if (error instanceof RealtimeDecodeError) error.path; // 'DeviceDataItems[0]'
 * }
 */
export class RealtimeDecodeError extends Error {
  override readonly name: string = 'RealtimeDecodeError';
  /** Stable: test for this, not for the message. */
  readonly code = 'realtime_decode' as const;
  /** The byte at which the wrong thing begins, from 0. */
  readonly offset: number;
  /** The field it is in, by the names of the schema: `DeviceDataItems[0].DeviceValues[2].Obis`. Empty for the message as a whole. */
  readonly path: string;
  /** What is wrong there. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string = 'Pass the bytes of one DeviceDataArray: whole, unchanged, no text, no base64.';

  constructor(offset: number, path: string, reason: string) {
    super(`Not a realtime message: ${reason} (${path && `${path}, `}byte ${offset}).`);
    this.offset = offset;
    this.path = path;
    this.reason = reason;
  }
}
