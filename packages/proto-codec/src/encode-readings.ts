import type { DeviceReading } from './device-reading.ts';
import { guidFromString } from './guid.ts';
import { RealtimeEncodeError } from './realtime-encode-error.ts';
import {
  TICKS,
  MINMAX,
  MILLISECONDS_OF_SCALE,
  MAX_VALUE_MILLISECONDS,
  MIN_VALUE_MILLISECONDS,
} from './time-span-scale.ts';
import type { Timestamp } from './timestamp.ts';

const KINDS = { unspecified: 0, utc: 1, local: 2 };

/**
 * Encodes readings as smart-me would send them: byte for byte what protobuf-net writes.
 *
 * @throws RealtimeEncodeError when a reading is not what its type says.
 * @example
 * encodeReadings(decodeReadings(bytes)); // the same bytes
 */
export function encodeReadings(readings: readonly DeviceReading[]): Uint8Array<ArrayBuffer> {
  const out: number[] = [];
  readings.forEach((reading, index) => {
    const body = [
      ...field(0x0a, guidBytes(reading.deviceId, index)),
      ...field(0x12, dateTime(reading.timestamp)),
    ];
    for (const { obis, value } of reading.values) {
      const double = new Uint8Array(8);
      new DataView(double.buffer).setFloat64(0, value, true);
      body.push(...field(0x1a, [0x0a, 6, ...obis.toBytes(), 0x11, ...double]));
    }
    for (const byte of field(0x0a, body)) out.push(byte);
  });
  return Uint8Array.from(out);
}

function guidBytes(deviceId: string, index: number): number[] {
  try {
    const bytes = guidFromString(deviceId);
    if (bytes.every((byte) => byte === 0)) return [];
    return [0x09, ...bytes.subarray(0, 8), 0x11, ...bytes.subarray(8)];
  } catch {
    throw new RealtimeEncodeError(
      `[${index}].deviceId`,
      'the device id is not a GUID',
      'Pass the id of the device as the REST API writes it.',
    );
  }
}

function dateTime(time: Timestamp): number[] {
  const [value, scale] = scaled(time);
  const kind = scale === MINMAX ? 0 : KINDS[time.kind];
  const zigzag = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  return [
    ...(value === 0n ? [] : [0x08, ...varint(zigzag)]),
    ...(scale === 0 ? [] : [0x10, scale]),
    ...(kind === 0 ? [] : [0x18, kind]),
  ];
}

function scaled({ epochMilliseconds, subMillisecondTicks, ticks }: Timestamp): [bigint, number] {
  if (epochMilliseconds === MAX_VALUE_MILLISECONDS && subMillisecondTicks === 9999) return [1n, MINMAX];
  if (epochMilliseconds === MIN_VALUE_MILLISECONDS && subMillisecondTicks === 0) return [-1n, MINMAX];
  if (subMillisecondTicks !== 0) return [ticks, TICKS];
  const scale = MILLISECONDS_OF_SCALE.findIndex((unit) => epochMilliseconds % unit === 0);
  return [BigInt(epochMilliseconds / (MILLISECONDS_OF_SCALE[scale] ?? 1)), scale];
}

function field(tag: number, body: number[]): number[] {
  return [tag, ...varint(BigInt(body.length)), ...body];
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}
