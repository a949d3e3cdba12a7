/// <reference lib="esnext.disposable" preserve="true" />
import type { ObisCode } from '@smart-me/obis';
import type { DeviceReading, ObisValue } from '../device-reading.ts';
import { inUnit, tableUnit } from '../units/in-unit.ts';
import type { ReadingOrigin, ReadingSink, RefusedValue, WriteOptions, WriteResult } from './reading-sink.ts';
import { outcomeOf } from './same-value.ts';
import type { StoredValue } from './test-sink.ts';

/** A sink that keeps everything in memory, for tests. */
export interface MemorySink extends ReadingSink {
  /** What it holds, in the order of arrival. */
  readonly values: () => StoredValue[];
  readonly position: () => Promise<string | undefined>;
}

interface Row extends StoredValue {
  readonly source: ReadingOrigin;
}

/**
 * Makes a sink in memory.
 *
 * @example
 * const sink = memorySink();
 * await sink.write(readings); // { stored: 3, repeated: 0, changed: 0, refused: [] }
 */
export function memorySink(): MemorySink {
  const rows = new Map<string, Row>();
  let position: string | undefined;
  let isDisposed = false;

  const store = (
    { deviceId, timestamp }: DeviceReading,
    value: ObisValue,
    source: ReadingOrigin,
  ): 'stored' | 'repeated' | 'changed' => {
    const key = `${deviceId} ${timestamp.ticks} ${value.obis.key}`;
    const known = rows.get(key);
    const row = { deviceId, timestamp, obis: value.obis, source, ...inTableUnit(value) };
    const outcome = outcomeOf(value.obis, known, row);
    if (outcome === 'repeated') return 'repeated';
    if (outcome === 'confirmed') {
      rows.set(key, { ...row, value: known?.value ?? row.value });
      return 'repeated';
    }
    rows.set(key, row);
    return outcome;
  };

  const write = (readings: readonly DeviceReading[], options: WriteOptions): WriteResult => {
    if (isDisposed) throw new Error('The sink is closed.');
    options.signal?.throwIfAborted();
    const result = { stored: 0, repeated: 0, changed: 0, refused: [] as RefusedValue[] };
    for (const [index, reading] of readings.entries()) {
      for (const [at, value] of reading.values.entries()) {
        const reason = refusal(value);
        if (reason === undefined) result[store(reading, value, options.source ?? 'realtime')] += 1;
        else result.refused.push({ reading: index, value: at, reason });
      }
    }
    position = options.position ?? position;
    return result;
  };

  return {
    // What throws in here rejects the promise.
    write: (readings, options = {}) =>
      new Promise((resolve) => {
        resolve(write(readings, options));
      }),
    position: () => Promise.resolve(position),
    values: () => [...rows.values()],
    [Symbol.asyncDispose]: () => {
      isDisposed = true;
      return Promise.resolve();
    },
  };
}

function refusal(value: ObisValue): string | undefined {
  if (!Number.isFinite(value.value)) return `${value.value} is no number that can be stored`;
  try {
    inTableUnit(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function inTableUnit(value: ObisValue): { value: number; unit: string } {
  const unit = unitOfColumn(value.obis, value.unit);
  return { value: inUnit(value, unit), unit };
}

/** A code whose unit is not known keeps the one it came with. */
const unitOfColumn = (code: ObisCode, sent: string): string => tableUnit(code) || sent;
