// A reading, whichever way it came.
export type { DeviceReading, ObisValue } from './device-reading.ts';
export { Timestamp, type TemporalInstant, type TimestampKind } from './timestamp.ts';

// The realtime message in and out, as objects.
export { decodeReadings } from './decode-readings.ts';
export { encodeReadings } from './encode-readings.ts';

// The same as columns: for ingestion, replay and analysis.
export { decodeColumns } from './decode-columns.ts';
export { ReadingColumns } from './reading-columns.ts';
export { deviceId } from './device-id.ts';
export { toReadings } from './to-readings.ts';

// .NET's GUIDs.
export { guidFromString, guidToString } from './guid.ts';

// What goes wrong.
export { RealtimeDecodeError } from './realtime-decode-error.ts';
export { RealtimeEncodeError } from './realtime-encode-error.ts';
export { RealtimeParseError } from './realtime-parse-error.ts';
