import { describe, expect, test } from '@jest/globals';
import { decodeReadings } from './decode-readings.ts';
import { RealtimeDecodeError } from './realtime-decode-error.ts';
import { documentedDelivery } from './testing/documented-delivery.ts';
import { failureOf } from './testing/failure-of.ts';
import { randomSource } from './testing/random-source.ts';
import {
  dateTime,
  delivery,
  deviceValue,
  double,
  guidHi,
  guidLo,
  message,
  obis,
  tag,
  ticksScale,
  timeValue,
  value,
  varint,
  zigzag,
  deviceId,
} from './testing/wire.ts';

const documented = {
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  timestamp: '2019-10-16T12:20:44.9788512Z',
  values: [
    { obis: '1-0:1.8.0*255', value: 1879583.2, unit: 'mWh' },
    { obis: '1-0:2.8.0*255', value: 0, unit: 'mWh' },
    { obis: '1-0:1.7.0*255', value: 24.19, unit: 'W' },
  ],
};

/** The readings as JSON has them: comparable, and readable when they differ. */
const plain = (bytes: Uint8Array): unknown => JSON.parse(JSON.stringify(decodeReadings(bytes)));
const time = (...fields: readonly (readonly number[])[]) =>
  decodeReadings(delivery(deviceId, message(2, ...fields)))[0]?.timestamp;
const scaled = (count: bigint, scale: number) =>
  time([0x08, ...varint(zigzag(count))], [0x10, scale])?.toString();

describe('the documented delivery', () => {
  test('has the documented id, exact time and values', () => {
    expect(plain(documentedDelivery)).toEqual([documented]);
    expect(decodeReadings(documentedDelivery)[0]?.timestamp.ticks).toBe(15_712_284_449_788_512n);
  });

  test('is decoded wherever it lies in a larger buffer', () => {
    const buffer = new Uint8Array(documentedDelivery.length + 7);
    buffer.set(documentedDelivery, 3);
    expect(plain(buffer.subarray(3, 3 + documentedDelivery.length))).toEqual([documented]);
  });

  test('cut off at any byte is an error, except where nothing is left', () => {
    expect(decodeReadings(documentedDelivery.subarray(0, 0))).toEqual([]);
    for (let length = 1; length < documentedDelivery.length; length++) {
      expect(() => decodeReadings(documentedDelivery.subarray(0, length))).toThrow(RealtimeDecodeError);
    }
  });

  test('cut off at any byte within its device is an error there, too', () => {
    const device = documentedDelivery.subarray(2);
    for (let length = 0; length < device.length; length++) {
      const bytes = Uint8Array.from([...tag(1, 2), ...varint(length), ...device.subarray(0, length)]);
      // Behind the time and behind each value a device reading may end.
      if ([33, 52, 71].includes(length))
        expect(plain(bytes)).toMatchObject([{ deviceId: documented.deviceId }]);
      else expect(failureOf(bytes).path).toMatch(/^DeviceDataItems\[0\]/);
    }
  });
});

describe('any order, repetition and company of fields', () => {
  const unknown = [
    [...tag(9, 0), ...varint(2n ** 64n - 1n)],
    [...tag(10, 1), 1, 2, 3, 4, 5, 6, 7, 8],
    message(11, [0x0a, 0xff, 0xff]),
    [...tag(2 ** 29 - 1, 5), 1, 2, 3, 4],
  ].flat();
  const one = [{ ...documented, values: documented.values.slice(0, 1) }];

  test('unknown fields are passed over in every place', () => {
    const bytes = Uint8Array.from([
      ...unknown,
      ...message(
        1,
        unknown,
        message(1, unknown, guidLo, unknown, guidHi, unknown),
        unknown,
        message(2, unknown, timeValue, unknown, ticksScale, unknown),
        unknown,
        message(3, unknown, obis, unknown, value, unknown),
        unknown,
      ),
      ...unknown,
    ]);
    expect(plain(bytes)).toEqual(one);
  });

  test('fields come in any order', () => {
    const bytes = delivery(
      message(3, value, obis),
      message(2, ticksScale, timeValue),
      message(1, guidHi, guidLo),
    );
    expect(plain(bytes)).toEqual(one);
  });

  test('of a repeated number or code the last counts', () => {
    const other = message(1, [7, 7, 7, 7, 7]);
    const bytes = delivery(deviceId, dateTime, message(3, other, double(2, 1), value, obis));
    expect(plain(bytes)).toEqual(one);
  });

  test('repeated messages are merged, whatever each of them lacks', () => {
    const bytes = delivery(
      message(1, guidHi),
      message(2, ticksScale),
      deviceValue,
      message(1, guidLo),
      message(2, timeValue),
    );
    expect(plain(bytes)).toEqual(one);
  });

  test('tags, lengths and numbers may be padded', () => {
    const padded = (field: number, body: readonly number[]) => [
      ...varint((field << 3) | 2, 5),
      ...varint(body.length, 5),
      ...body,
    ];
    const number = [...varint(0x08, 5), ...timeValue.slice(1), 0x10, ...varint(5, 10)];
    const bytes = Uint8Array.from(
      padded(1, [...deviceId, ...padded(2, number), ...padded(3, [...obis, ...value])]),
    );
    expect(plain(bytes)).toEqual(one);
  });
});

describe('times', () => {
  test('of every scale', () => {
    expect(scaled(18_185n, 0)).toBe('2019-10-16T00:00:00.0000000Z');
    expect(scaled(436_452n, 1)).toBe('2019-10-16T12:00:00.0000000Z');
    expect(scaled(26_187_140n, 2)).toBe('2019-10-16T12:20:00.0000000Z');
    expect(scaled(1_571_228_444n, 3)).toBe('2019-10-16T12:20:44.0000000Z');
    expect(scaled(1_571_228_444_978n, 4)).toBe('2019-10-16T12:20:44.9780000Z');
    expect(scaled(15_712_284_449_788_512n, 5)).toBe('2019-10-16T12:20:44.9788512Z');
    expect(scaled(1n, 15)).toBe('9999-12-31T23:59:59.9999999Z');
    expect(scaled(-1n, 15)).toBe('0001-01-01T00:00:00.0000000Z');
  });

  test('before 1970', () => {
    expect(scaled(-1n, 0)).toBe('1969-12-31T00:00:00.0000000Z');
    expect(scaled(-1n, 1)).toBe('1969-12-31T23:00:00.0000000Z');
    expect(scaled(-1n, 4)).toBe('1969-12-31T23:59:59.9990000Z');
    expect(scaled(-1n, 5)).toBe('1969-12-31T23:59:59.9999999Z');
  });

  test('to the ends of an int64 of ticks, and no further', () => {
    const ticksOf = (count: bigint, scale: number) =>
      time([0x08, ...varint(zigzag(count))], [0x10, scale])?.ticks;
    expect(ticksOf(2n ** 63n - 1n, 5)).toBe(2n ** 63n - 1n);
    expect(ticksOf(-(2n ** 63n), 5)).toBe(-(2n ** 63n));
    expect(ticksOf(922_337_203_685_477n, 4)).toBe(9_223_372_036_854_770_000n);
    expect(ticksOf(-10_675_199n, 0)).toBe(-9_223_371_936_000_000_000n);
    for (const [count, scale] of [
      [922_337_203_685_478n, 4],
      [-10_675_200n, 0],
      [2n ** 62n, 1],
      [0n, 15],
      [2n, 15],
    ] as const) {
      expect(
        failureOf(delivery(deviceId, message(2, [0x08, ...varint(zigzag(count))], [0x10, scale]))),
      ).toMatchObject({
        path: 'DeviceDataItems[0].DateTime',
        reason: 'an int64 of ticks cannot hold this time',
      });
    }
  });

  test('without fields are 1970, of the default scale and kind', () => {
    expect(time()?.toString()).toBe('1970-01-01T00:00:00.0000000Z');
    expect(time()?.kind).toBe('unspecified');
    expect(time([0x08, ...varint(zigzag(18_185n))])?.toString()).toBe('2019-10-16T00:00:00.0000000Z');
  });

  test('know their kind', () => {
    expect(time(timeValue, ticksScale, [0x18, 1])?.kind).toBe('utc');
    expect(time(timeValue, ticksScale, [0x18, 2])?.kind).toBe('local');
  });

  test('take no notice of scales and kinds that do not exist, as closed enums do not', () => {
    const strange = [0x10, 6, 0x18, 3, 0x10, ...varint(2n ** 64n - 1n)];
    expect(time(timeValue, ticksScale, strange)?.toString()).toBe(documented.timestamp);
    // Of a longer number an enum has the lower 32 bits.
    expect(time(timeValue, [0x10, ...varint(2n ** 32n + 5n)])?.toString()).toBe(documented.timestamp);
  });
});

test('endless different devices and codes leave no memory behind but a bounded table', () => {
  const random = randomSource(1);
  const bytes = () => Array.from({ length: 8 }, () => random.below(256));
  for (let run = 0; run < 6_000; run++) {
    const id = message(1, [...tag(1, 1), ...bytes()], [...tag(2, 1), ...bytes()]);
    const code = bytes().slice(0, 6);
    const [reading] = decodeReadings(delivery(id, dateTime, message(3, message(1, code), value)));
    expect([...(reading?.values[0]?.obis.toBytes() ?? [])]).toEqual(code);
  }
});
