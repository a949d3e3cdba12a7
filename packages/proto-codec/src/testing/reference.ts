import { fromBinary, isFieldSet } from '@bufbuild/protobuf';
import {
  type DateTime,
  type DeviceData,
  DeviceDataArraySchema,
  type Guid,
  DeviceValueSchema,
  TimeSpanScale,
} from '../gen.ts';
import { type LaxWire, laxWireIn } from './strict-wire.ts';

/** What the generated code makes of bytes, in the terms of this package. */
export type Outcome =
  | { readonly readings: readonly ReferenceReading[] }
  /** protobuf-es rejects them. */
  | { readonly rejected: true }
  /** protobuf-es accepts them, and this package is stricter by design. */
  | { readonly stricter: DesignDifference };

export type DesignDifference =
  | LaxWire
  | 'missing required field' // protobuf-es checks them on encoding only
  | 'code not of six bytes' // the schema says no more than `bytes`
  | 'time beyond int64 ticks'; // the schema has a number and a scale

export interface ReferenceReading {
  readonly deviceId: string;
  readonly ticks: bigint;
  readonly kind: number;
  readonly values: readonly { readonly obisKey: number; readonly value: number }[];
}

/** Decodes with the generated code, and says where this package shall differ. */
export function referenceOutcome(bytes: Uint8Array): Outcome {
  const message = accepted(bytes);
  if (message === undefined) return { rejected: true };
  const laxWire = laxWireIn(bytes);
  if (laxWire !== undefined) return { stricter: laxWire };
  const readings: ReferenceReading[] = [];
  for (const device of message.DeviceDataItems) {
    const reading = readingOf(device);
    if (typeof reading === 'string') return { stricter: reading };
    readings.push(reading);
  }
  return { readings };
}

function accepted(bytes: Uint8Array): { DeviceDataItems: DeviceData[] } | undefined {
  try {
    return fromBinary(DeviceDataArraySchema, bytes);
  } catch {
    return undefined;
  }
}

function readingOf(device: DeviceData): ReferenceReading | DesignDifference {
  const { DeviceId: id, DateTime: time, DeviceValues: values } = device;
  if (id === undefined || time === undefined) return 'missing required field';
  for (const value of values) {
    if (!isFieldSet(value, DeviceValueSchema.field.Obis)) return 'missing required field';
    if (value.Obis.length !== 6) return 'code not of six bytes';
  }
  const ticks = ticksOf(time);
  if (ticks === undefined || ticks !== BigInt.asIntN(64, ticks)) return 'time beyond int64 ticks';
  return {
    deviceId: guidOf(id),
    ticks,
    kind: time.kind,
    values: values.map(({ Obis, Value }) => ({ obisKey: bigEndian(Obis), value: Value })),
  };
}

const ticksPer: ReadonlyMap<TimeSpanScale, bigint> = new Map([
  [TimeSpanScale.DAYS, 864_000_000_000n],
  [TimeSpanScale.HOURS, 36_000_000_000n],
  [TimeSpanScale.MINUTES, 600_000_000n],
  [TimeSpanScale.SECONDS, 10_000_000n],
  [TimeSpanScale.MILLISECONDS, 10_000n],
  [TimeSpanScale.TICKS, 1n],
]);

/** In .NET, DateTime.MinValue.Ticks is 0, MaxValue.Ticks is 3155378975999999999, and 1970 begins at this tick. */
const UNIX_EPOCH = 621_355_968_000_000_000n;

function ticksOf({ value, scale }: DateTime): bigint | undefined {
  const unit = ticksPer.get(scale);
  if (unit !== undefined) return value * unit;
  if (value === 1n) return 3_155_378_975_999_999_999n - UNIX_EPOCH;
  return value === -1n ? -UNIX_EPOCH : undefined;
}

function guidOf({ lo, hi }: Guid): string {
  const first = lo.toString(16).padStart(16, '0');
  const last = (hi.toString(16).padStart(16, '0').match(/../g) ?? []).reverse().join('');
  return `${first.slice(8)}-${first.slice(4, 8)}-${first.slice(0, 4)}-${last.slice(0, 4)}-${last.slice(4)}`;
}

function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}
