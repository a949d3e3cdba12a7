// A reading, whichever way it came.
export type { DeviceReading, ObisValue } from './device-reading.ts';
export { Timestamp, type TemporalInstant, type TimestampKind } from './timestamp.ts';
export { type ObisValueJson, type ReadingJson, readingFromJson, readingToJson } from './reading-json.ts';

// A delivery of the realtime API, as readings.
export { decodeReadings } from './decode-readings.ts';
export { encodeReadings } from './encode-readings.ts';

// The same as columns: for ingestion, replay and analysis.
export { decodeColumns } from './decode-columns.ts';
export { encodeColumns } from './encode-columns.ts';
export { ReadingColumns } from './reading-columns.ts';
export { type ObisSelection, selectObis } from './select-obis.ts';
export { deviceId } from './device-id.ts';
export { forEachValue } from './for-each-value.ts';
export { appendReading } from './append-reading.ts';
export { readingAt } from './reading-at.ts';
export { toColumns } from './to-columns.ts';
export { toReadings } from './to-readings.ts';

// GUIDs, as .NET keeps them.
export { guidFromString, guidToString } from './guid.ts';

// What can go wrong.
export { RealtimeDecodeError } from './realtime-decode-error.ts';
export { RealtimeEncodeError } from './realtime-encode-error.ts';
export { RealtimeParseError } from './realtime-parse-error.ts';
