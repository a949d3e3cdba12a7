import { type DeviceReading, isPlausibleTime } from '@smart-me/readings';
import type { BackfillStatus } from '../backfill/backfill.ts';
import type { ConsumerStatus, DeliveryLog, LogStatus } from '../log/delivery-log.ts';
import type { SinkProgress } from './sink-feed.ts';

/** How an ingest gets on. */
export interface IngestStatus {
  /** What an acknowledged delivery survives. */
  readonly survives: DeliveryLog['survives'];
  readonly log: LogStatus;
  /** What came since the start. */
  readonly accepted: Readonly<AcceptedCounts>;
  /** How the filling of gaps gets on; `undefined` when there is none. */
  readonly backfill: BackfillStatus | undefined;
  /** The sinks by their names. */
  readonly sinks: Readonly<Record<string, SinkProgress & ConsumerStatus>>;
}

/** What came since the start. */
export interface AcceptedCounts {
  /** Deliveries that are in the log. */
  deliveries: number;
  /** Of them, those that were in it already. */
  repeated: number;
  readings: number;
  values: number;
  /** Readings whose time cannot be: 1970, the year 1, the future. They are stored, and kept out of what is latest. */
  implausible: number;
  /** Bodies that do not decode. */
  quarantined: number;
  /** Deliveries that the log did not take: the sender was told to come again. */
  unavailable: number;
}

export const noReadings = (): AcceptedCounts => ({
  deliveries: 0,
  repeated: 0,
  readings: 0,
  values: 0,
  implausible: 0,
  quarantined: 0,
  unavailable: 0,
});

export function countReadings(counts: AcceptedCounts, readings: readonly DeviceReading[]): void {
  const now = { epochMilliseconds: Date.now() };
  counts.readings += readings.length;
  for (const { timestamp, values } of readings) {
    counts.values += values.length;
    if (!isPlausibleTime(timestamp, now)) counts.implausible += 1;
  }
}
