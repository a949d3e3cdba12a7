// A delivery of the realtime API, as readings.
export { type DecodeOptions, decodeReadings } from './decode-readings.ts';
export { type EncodeOptions, encodeReadings } from './encode-readings.ts';

// The same as columns: for ingestion, replay and analysis.
export { decodeColumns } from './decode-columns.ts';
export { encodeColumns } from './encode-columns.ts';

// What can go wrong.
export { RealtimeDecodeError } from './realtime-decode-error.ts';
