import { describe, expect, test } from '@jest/globals';
import { ObisSet, parseObis } from '@smart-me/obis';
import { decodeColumns } from './decode-columns.ts';
import { decodeReadings } from './decode-readings.ts';
import { deviceId, profiles, ReadingColumns, Timestamp, toReadings, unitFor } from '@smart-me/readings';
import { encodeReadings } from './encode-readings.ts';
import { RealtimeDecodeError } from './realtime-decode-error.ts';
import { documentedDelivery } from './testing/documented-delivery.ts';
import {
  dateTime,
  delivery,
  deviceId as idField,
  deviceValue,
  message,
  obis,
  tag,
  value,
} from './testing/wire.ts';

const codes = ['1.8.0', '2.8.0', '1.7.0'].map((code) => parseObis(code));

/** A delivery of this many devices with this many values each, no two of them alike. */
function fleet(devices: number, values: number): Uint8Array {
  return encodeReadings(
    Array.from({ length: devices }, (_, device) => ({
      deviceId: `3bd0fce9-9f8e-4183-b3d1-${device.toString(16).padStart(12, '0')}`,
      timestamp: Timestamp.fromTicks(15_712_284_449_788_512n + BigInt(device)),
      values: Array.from({ length: values }, (_, index) => ({
        obis: parseObis(`1-${device % 256}:${index % 256}.7.0*255`),
        value: device + index / 1000,
        unit: unitFor(parseObis(`1-${device % 256}:${index % 256}.7.0*255`), profiles.realtime),
      })),
    })),
  );
}

describe('columns', () => {
  test('of the documented delivery have a row per value and a row per device reading', () => {
    const columns = decodeColumns(documentedDelivery);
    expect(columns).toMatchObject({ valueCount: 3, deviceCount: 1 });
    expect([...columns.value.subarray(0, 3)]).toEqual([1879583.2, 0, 24.19]);
    expect([...columns.obisKey.subarray(0, 3)]).toEqual(codes.map((code) => code.key));
    expect([...columns.device.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(columns.ticks[0]).toBe(15_712_284_449_788_512n);
    expect(columns.kind[0]).toBe(0);
    expect(deviceId(columns, 0)).toBe('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1');
  });

  test.each([
    [1, 20],
    [100, 20],
    [500, 0],
    [300, 1],
    [2, 600],
  ])('of %s devices with %s values are the readings', (devices, values) => {
    const bytes = fleet(devices, values);
    const columns = decodeColumns(bytes);
    expect(columns).toMatchObject({ deviceCount: devices, valueCount: devices * values });
    expect(toReadings(columns)).toEqual(decodeReadings(bytes));
    expect(encodeReadings(toReadings(columns))).toEqual(bytes);
  });

  test('mixed of usual and unusual values are in the order of the wire', () => {
    const odd = message(3, value, obis);
    const bytes = delivery(idField, deviceValue, odd, deviceValue, deviceValue, dateTime, odd, deviceValue);
    expect(decodeColumns(bytes)).toMatchObject({ valueCount: 6, deviceCount: 1 });
    // Long enough to be read through a view as well.
    const long = delivery(idField, ...Array.from({ length: 40 }, () => [...deviceValue, ...odd]), dateTime);
    expect(decodeColumns(long).valueCount).toBe(80);
  });
});

describe('columns that are used again', () => {
  test('hold the last delivery alone, in the memory they had', () => {
    const columns = decodeColumns(fleet(100, 20));
    const { value: memory, ticks } = columns;
    expect(decodeColumns(documentedDelivery, columns)).toBe(columns);
    expect(toReadings(columns)).toEqual(decodeReadings(documentedDelivery));
    expect(columns.value).toBe(memory);
    expect(columns.ticks).toBe(ticks);
  });

  test('grow when they must', () => {
    const columns = new ReadingColumns();
    for (const size of [1, 2, 70, 3, 500]) {
      const bytes = fleet(size, size % 7);
      expect(toReadings(decodeColumns(bytes, columns))).toEqual(decodeReadings(bytes));
    }
  });

  test('are empty after an error', () => {
    const columns = decodeColumns(documentedDelivery);
    expect(() => decodeColumns(documentedDelivery.subarray(0, 91), columns)).toThrow(RealtimeDecodeError);
    expect(columns).toMatchObject({ valueCount: 0, deviceCount: 0 });
  });

  test.each([
    [
      'behind a whole reading',
      Uint8Array.from([...documentedDelivery, ...documentedDelivery.subarray(0, 91)]),
    ],
    ['behind a value', delivery(idField, dateTime, deviceValue, message(3, value))],
  ])('are empty after an error %s, too', (_where, bytes) => {
    const columns = new ReadingColumns();
    expect(() => decodeColumns(bytes, columns)).toThrow(RealtimeDecodeError);
    expect(columns).toMatchObject({ valueCount: 0, deviceCount: 0 });
  });

  test('show nothing of the device before, when a message brings its id in another form', () => {
    const columns = decodeColumns(documentedDelivery);
    decodeColumns(delivery(message(1), dateTime), columns);
    expect(deviceId(columns, 0)).toBe('00000000-0000-0000-0000-000000000000');
  });
});

test('columns take memory of the order of the input, whatever it says', () => {
  const bytes = delivery(idField, dateTime, ...Array.from({ length: 20 }, () => deviceValue));
  // A value takes nineteen bytes, and a row of it twenty.
  expect(decodeColumns(bytes).value.length).toBeLessThanOrEqual(bytes.length / 19);
  // One that leaves its zero out takes ten: then there is room for as many as there are.
  const zeros = delivery(idField, dateTime, ...Array.from({ length: 2000 }, () => message(3, obis)));
  const read = decodeColumns(zeros);
  expect([read.valueCount, read.value.length, read.value.at(-1)]).toEqual([2000, 2000, 0]);
  expect(toReadings(read)).toEqual(decodeReadings(zeros));
  // Two bytes for a device reading that lacks everything: the first one ends it.
  const hollow = Uint8Array.from({ length: 200_000 }, (_, index) => (index % 2 === 0 ? 0x0a : 0));
  const columns = new ReadingColumns();
  expect(() => decodeColumns(hollow, columns)).toThrow(/required field is missing/);
  expect(columns.ticks.length).toBeLessThan(10);
});

describe('a selection of codes', () => {
  const bytes = fleet(3, 100);
  const wanted = [
    parseObis('1-0:7.7.0'),
    parseObis('1-1:99.7.0'),
    parseObis('1-1:0.7.0'),
    parseObis('7-0:3.0.0'),
  ];

  test.each([
    ['in a short message', documentedDelivery, [parseObis('2.8.0')]],
    ['in a long message', bytes, wanted],
    ['of nothing', bytes, []],
    ['of everything', bytes, decodeReadings(bytes).flatMap(({ values }) => values.map((one) => one.obis))],
  ])('keeps their values only, and every device reading: %s', (_where, message, selected) => {
    const expected = decodeReadings(message).map((reading) => ({
      ...reading,
      values: reading.values.filter((one) => selected.some((code) => code.equals(one.obis))),
    }));
    expect(toReadings(decodeColumns(message, undefined, new ObisSet(selected)))).toEqual(expected);
  });

  test('applies to values that the fast path does not take', () => {
    const odd = delivery(
      idField,
      dateTime,
      message(3, value, obis),
      message(3, value, message(1, [1, 0, 2, 8, 0, 255])),
    );
    expect(decodeColumns(odd, undefined, new ObisSet(codes.slice(1))).valueCount).toBe(1);
  });

  test('still checks what it does not keep', () => {
    const broken = delivery(idField, dateTime, deviceValue, message(3, message(1, [1]), value));
    expect(() => decodeColumns(broken, undefined, new ObisSet([]))).toThrow(
      expect.objectContaining({ path: 'DeviceDataItems[0].DeviceValues[1].Obis' }),
    );
    expect(() =>
      decodeColumns(delivery(idField, dateTime, [...tag(3, 0), 1]), undefined, new ObisSet([])),
    ).toThrow(RealtimeDecodeError);
  });
});
