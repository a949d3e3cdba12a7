import { decodeReadings } from '../decode-readings.ts';
import { RealtimeDecodeError } from '../realtime-decode-error.ts';

/** The error that decoding these bytes ends in. */
export function failureOf(bytes: Uint8Array): { path: string; offset: number; reason: string } {
  try {
    decodeReadings(bytes);
  } catch (error) {
    if (error instanceof RealtimeDecodeError) return error;
    throw error;
  }
  throw new Error('it was decoded');
}
