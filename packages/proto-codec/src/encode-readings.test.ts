import { describe, expect, test } from '@jest/globals';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { type ObisCode, obisFromKey, parseObis } from '@smart-me/obis';
import fc from 'fast-check';
import { decodeReadings } from './decode-readings.ts';
import {
  type DeviceReading,
  type ObisValue,
  profiles,
  Timestamp,
  type TimestampKind,
  unitFor,
  type UnitProfile,
} from '@smart-me/readings';
import { type EncodeOptions, encodeReadings } from './encode-readings.ts';
import { DeviceDataArraySchema } from './gen.ts';
import { documentedDelivery, hexOf } from './testing/documented-delivery.ts';

const valueOf = (obis: ObisCode, value: number): ObisValue => ({
  obis,
  value,
  unit: unitFor(obis, profiles.realtime),
});
const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const timestamp = Timestamp.parse('2019-10-16T12:20:44.9788512Z');
const obis = parseObis('1-0:1.8.0*255');

/** The bytes of the DateTime message alone. */
const timeBytes = (time: Timestamp): string =>
  hexOf(encodeReadings([{ deviceId, timestamp: time, values: [] }])).slice(2 * (2 + 20 + 2));

const guid = fc.uuid().filter((id) => id !== '00000000-0000-0000-0000-000000000000');
const kind = fc.constantFrom<TimestampKind>('unspecified', 'utc', 'local');
/** Any tick, and whole units too. */
const ticks = fc
  .tuple(
    fc.bigInt({ min: -10_000n, max: 10_000n }),
    fc.constantFrom(1n, 10_000n, 10_000_000n, 600_000_000n, 36_000_000_000n, 864_000_000_000n),
  )
  .map(([count, unit]) => count * unit);
const reading: fc.Arbitrary<DeviceReading> = fc.record({
  deviceId: guid,
  timestamp: fc.tuple(ticks, kind).map(([count, of]) => Timestamp.fromTicks(count, of)),
  values: fc.array(
    fc.tuple(fc.maxSafeNat(), fc.double()).map(([key, value]) => valueOf(obisFromKey(key % 2 ** 48), value)),
    { maxLength: 40 },
  ),
});

describe('encoded readings', () => {
  test('of the documented delivery are its 92 bytes', () => {
    const encoded = encodeReadings(decodeReadings(documentedDelivery));
    expect(hexOf(encoded)).toBe(hexOf(documentedDelivery));
    expect(encoded.buffer.byteLength).toBe(92);
  });

  test('of plain objects are the same', () => {
    const values = [
      { obis, value: 1879583.2, unit: 'mWh' },
      { obis: parseObis('2.8.0'), value: 0, unit: 'mWh' },
      { obis: parseObis('1.7.0'), value: 24.19, unit: 'W' },
    ];
    expect(hexOf(encodeReadings([{ deviceId: deviceId.toUpperCase(), timestamp, values }]))).toBe(
      hexOf(documentedDelivery),
    );
  });

  test('of nothing are nothing', () => {
    expect(encodeReadings([])).toHaveLength(0);
  });

  test('are decoded again, and are what the generated code makes of the same fields', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 8 }), (readings) => {
        const encoded = encodeReadings(readings);
        expect(decodeReadings(encoded)).toEqual(readings);
        const message = fromBinary(DeviceDataArraySchema, encoded);
        expect(message.$unknown).toBeUndefined();
        expect(hexOf(toBinary(DeviceDataArraySchema, create(DeviceDataArraySchema, message)))).toBe(
          hexOf(encoded),
        );
      }),
    );
  });
});

describe('as protobuf-net writes it, a time', () => {
  test.each([
    ['2019-10-16T12:20:44.9788512Z', '08C0C9EAD3A98FE9371005'],
    ['2019-10-16T12:20:44.978Z', '08E4A49BC8BA5B1004'],
    ['2019-10-16T12:20:44Z', '08B8ACB8DA0B1003'],
    ['2019-10-16T12:20:00Z', '0888D6FC181002'],
    ['2019-10-16T12:00:00Z', '08C8A3351001'],
    ['2019-10-16T00:00:00Z', '08929C02'],
    ['1970-01-01T00:00:00Z', ''],
    ['1969-12-31T00:00:00Z', '0801'],
    ['1969-12-31T23:59:59.9999999Z', '08011005'],
    ['9999-12-31T23:59:59.9999999Z', '0802100F'],
    ['0001-01-01T00:00:00Z', '0801100F'],
  ])('%s has the largest unit that divides it, and no default', (text, bytes) => {
    expect(timeBytes(Timestamp.parse(text))).toBe(bytes);
  });

  test('has its kind only if it is specified', () => {
    expect(timeBytes(Timestamp.fromTicks(0n, 'utc'))).toBe('1801');
    expect(timeBytes(Timestamp.fromTicks(0n, 'local'))).toBe('1802');
    expect(timeBytes(Timestamp.fromTicks(Timestamp.max.ticks, 'utc'))).toBe('0802100F');
  });
});

test('as protobuf-net writes it, the empty GUID is an empty message', () => {
  const empty = { deviceId: '00000000-0000-0000-0000-000000000000', timestamp, values: [] };
  const encoded = encodeReadings([empty]);
  expect(hexOf(encoded).slice(4, 8)).toBe('0A00');
  expect(decodeReadings(encoded)).toEqual([empty]);
});

describe('what is not a reading', () => {
  const good: DeviceReading = { deviceId, timestamp, values: [{ obis, value: 1, unit: 'mWh' }] };
  /** As it comes from code that no compiler has checked. */
  const unchecked = (fields: Record<string, unknown>): DeviceReading => Object.assign({ ...good }, fields);

  test.each([
    ['[1].deviceId', 'GUID', { deviceId: 'my meter' }],
    ['[1].timestamp', 'Timestamp', { timestamp: '2019-10-16T12:20:44Z' }],
    ['[1].timestamp', 'Timestamp', { timestamp: new Date() }],
    [
      '[1].values[1].obis',
      'ObisCode',
      { values: [...good.values, { obis: '1.8.0', value: 1, unit: 'mWh' }] },
    ],
    ['[1].values[0].value', 'number', { values: [{ obis, value: '1' }] }],
    ['[1].values[0].value', 'number', { values: [{ obis }] }],
    ['[1].values[0].unit', 'unit', { values: [{ obis, value: 1 }] }],
  ])('is named by its place: %s is no %s', (path, type, fields) => {
    expect(() => encodeReadings([good, unchecked(fields)])).toThrow(
      expect.objectContaining({ code: 'invalid_reading', path, reason: `this is not a ${type}` }),
    );
    // And the next call is not disturbed.
    expect(decodeReadings(encodeReadings([good]))).toEqual([good]);
  });
});

test('a reading whose getter encodes another is encoded right', () => {
  const outer: DeviceReading = {
    deviceId,
    get timestamp() {
      encodeReadings(decodeReadings(documentedDelivery));
      return timestamp;
    },
    values: [{ obis, value: 7, unit: 'mWh' }],
  };
  expect(decodeReadings(encodeReadings([outer]))).toEqual([
    { deviceId, timestamp, values: [{ obis, value: 7, unit: 'mWh' }] },
  ]);
});

test('ids beyond those that are remembered are encoded right, in any case and order', () => {
  const ids = Array.from(
    { length: 5000 },
    (_, index) => `${index.toString(16).padStart(8, '0')}-9F8E-4183-b3d1-0c1622a22ca1`,
  );
  for (const id of [...ids, ...ids.slice(0, 10), ...ids]) {
    const [back] = decodeReadings(encodeReadings([{ deviceId: id, timestamp, values: [] }]));
    expect(back?.deviceId).toBe(id.toLowerCase());
  }
});

describe('a value in another unit than that of the wire', () => {
  const encoded = (value: number, unit: string, options?: EncodeOptions): unknown =>
    decodeReadings(
      encodeReadings([{ deviceId, timestamp, values: [{ obis, value, unit }] }], options),
      options,
    )[0]?.values[0];

  test('is converted, every digit kept', () => {
    expect(encoded(1.8795832, 'kWh')).toEqual({ obis, value: 1879583.2, unit: 'mWh' });
    expect(encoded(1.8795832, 'kWh', { profile: profiles.realtimeWattHours })).toEqual({
      obis,
      value: 1879.5832,
      unit: 'Wh',
    });
  });

  test.each(['W', 'm³', '', 'furlong'])('and of another dimension is refused by its place: %p', (unit) => {
    expect(() => encoded(1, unit)).toThrow(
      expect.objectContaining({ code: 'invalid_reading', path: '[0].values[0].unit' }),
    );
  });

  test('has the profile of its device', () => {
    const profile = (id: string): UnitProfile =>
      id === deviceId ? profiles.realtimeWattHours : profiles.realtime;
    expect(encoded(2, 'kWh', { profile })).toEqual({ obis, value: 2000, unit: 'Wh' });
  });
});
