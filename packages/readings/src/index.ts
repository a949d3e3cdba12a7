// A reading, whichever way it came.
export type { DeviceReading, Measurement, ObisValue } from './device-reading.ts';
export {
  type ObisValueJson,
  type ReadingFromJsonOptions,
  type ReadingJson,
  readingFromJson,
  readingToJson,
} from './reading-json.ts';

// Units: what the numbers count.
export { inUnit, tableUnit, toDisplayUnit, unitFor, valueOf } from './units/in-unit.ts';
export { profileFor, type ProfileOf, profiles, type UnitProfile } from './units/unit-profile.ts';
export {
  calibrate,
  type CalibrateOptions,
  type Calibration,
  type CountingDevice,
  relabel,
} from './units/calibrate.ts';

// Time.
export {
  type TemporalInstant,
  Timestamp,
  type TimestampKind,
  type TimestampParseOptions,
} from './time/timestamp.ts';

export { isPlausibleTime } from './time/plausible-time.ts';
export { type TimeLike, timestampOf } from './time/time-like.ts';
export { type TimeZone, timeZoneOf } from './time/time-zone.ts';
export {
  gaps,
  type GapsOptions,
  slots,
  type SlotsOptions,
  type TimeRange,
  type TimeRangeLike,
} from './time/slots.ts';

// What counters tell: consumption and load profiles.
export {
  type Consumption,
  consumption,
  type ConsumptionOptions,
  type InterpolationOptions,
  type Quality,
} from './counter/consumption.ts';
export type { CounterEvent, CounterOptions } from './counter/counter-curve.ts';
export {
  type LoadProfile,
  loadProfile,
  type LoadProfileOptions,
  type LoadProfileSlot,
  type MonthlyPeak,
  monthlyPeaks,
} from './counter/load-profile.ts';

// Readings as columns: for ingestion, replay and analysis.
export { ReadingColumns } from './columns/reading-columns.ts';
export { appendReading, toColumns } from './columns/to-columns.ts';
export { deviceId, forEachValue, readingAt, toReadings } from './columns/to-readings.ts';

// Where readings are written to and read from.
export type {
  ReadingOrigin,
  ReadingSink,
  RefusedValue,
  WriteOptions,
  WriteResult,
} from './store/reading-sink.ts';
export { isSameValue, outcomeOf } from './store/same-value.ts';
export type { SourcedValue } from './store/same-value.ts';
export { Subscribers } from './store/subscribers.ts';
export type { LatestReading, LatestValue, ReadingSource } from './store/reading-source.ts';

// GUIDs, as .NET keeps them.
export { guidFromString, guidToString } from './guid.ts';

// What can go wrong.
export { InvalidReadingError } from './invalid-reading-error.ts';
export { ReadingParseError } from './reading-parse-error.ts';
