/// <reference lib="esnext.disposable" preserve="true" />
import type { DeviceReading } from '../device-reading.ts';

/** Where readings came from: a delivery of the webhook, a poll of the REST API, or a history that filled a gap. */
export type ReadingOrigin = 'realtime' | 'poll' | 'history';

/** How readings are written to a sink. */
export interface WriteOptions {
  /** Ends the wait; what had not been stored by then may be stored or not, and is written again. */
  readonly signal?: AbortSignal | undefined;
  /** Where they came from; `realtime` unless told otherwise. A history never replaces what came in real time. */
  readonly source?: ReadingOrigin | undefined;
  /** How far the writer is in its log: kept with the readings, in one transaction, by a sink that can. */
  readonly position?: string | undefined;
}

/** What became of the values of one `write`. Each value is counted once. */
export interface WriteResult {
  /** New values. */
  readonly stored: number;
  /**
   * Values that were there already, to the resolution of their source (`isSameValue`), and those of a history where real
   * time has another number: it is left as it is.
   */
  readonly repeated: number;
  /** Values that replaced another number under the same device, time and code: the later arrival wins. */
  readonly changed: number;
  /** Values that cannot be stored, whatever happens: they are not offered again. */
  readonly refused: readonly RefusedValue[];
}

/** A value that a sink will never take. */
export interface RefusedValue {
  /** The index of its reading in what was written. */
  readonly reading: number;
  /** The index of the value in its reading; `undefined` when the whole reading is refused. */
  readonly value?: number | undefined;
  /** Why: a sentence without secrets. */
  readonly reason: string;
}

/**
 * A place that readings are written to: a database, a bus, a file.
 *
 * `write` resolves when the readings are stored, and writing the same again changes nothing: a value is known by its
 * device, its time (to the tick) and its OBIS code. It rejects when nothing can be said of the readings (a lost
 * connection, a full disk); they are then written again. `testSink` of `@smart-me/readings/testing` is this contract as
 * a test.
 */
export interface ReadingSink extends AsyncDisposable {
  write(readings: readonly DeviceReading[], options?: WriteOptions): Promise<WriteResult>;
  /** The last `position` that was stored, `undefined` when there is none. Only in a sink that keeps it with its readings. */
  readonly position?: ((signal?: AbortSignal) => Promise<string | undefined>) | undefined;
}
