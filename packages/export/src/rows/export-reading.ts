import type { DeviceReading, LoadProfile, Quality, Timestamp } from '@smart-me/readings';

/** A reading as rows of a file. A plain `DeviceReading` is one; what it does not say may be added. */
export interface ExportReading extends DeviceReading {
  /** The end of the span that the row stands for; `timestamp` is its start. */
  readonly end?: Timestamp | undefined;
  /** `measured` unless told otherwise; `missing` when there are no values. */
  readonly quality?: Quality | undefined;
}

/** What files are written from: readings as they come, or the load profile of one device. */
export type ReadingsToExport = Iterable<ExportReading> | AsyncIterable<ExportReading> | LoadProfile;

/** What every format may be told. */
export interface ExportOptions {
  /** Names of the devices by id, written beside it. */
  readonly devices?: ReadonlyMap<string, string> | undefined;
  /** Ends it: the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A format of text, a reading at a time: for programs that keep count of what they have written. */
export interface TextFormat<Row = ExportReading> {
  /** What comes before the first reading; empty in most formats. */
  readonly head: string;
  /** The lines of a reading, each with its line end. */
  readonly lines: (row: Row) => string;
}

/** `measured`, unless the reading says otherwise or has no values. */
export function qualityOf({ quality, values }: ExportReading): Quality {
  return quality ?? (values.length === 0 ? 'missing' : 'measured');
}

/** About the length of a text that is handed on at a time: a write of a few kilobytes costs as much as one of many. */
const CHUNK = 64 * 1024;

/** Text in pieces of some 64 kB; memory does not grow with the number of readings. */
export async function* textOf<Row>(
  readings: Iterable<Row> | AsyncIterable<Row>,
  format: TextFormat<Row>,
  signal: AbortSignal | undefined,
): AsyncGenerator<string, void, undefined> {
  signal?.throwIfAborted();
  let chunk = format.head;
  // Of a list no reading is awaited: that would cost more than to write it.
  if (Symbol.iterator in readings) {
    for (const reading of readings) {
      chunk += format.lines(reading);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
      signal?.throwIfAborted();
    }
  } else {
    for await (const reading of readings) {
      signal?.throwIfAborted();
      chunk += format.lines(reading);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
