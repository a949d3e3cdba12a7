import { describe, expect, test } from '@jest/globals';
import { decodeColumns } from './decode-columns.ts';
import { decodeReadings } from './decode-readings.ts';
import { RealtimeDecodeError } from './realtime-decode-error.ts';
import { documentedDelivery } from './testing/documented-delivery.ts';
import { failureOf } from './testing/failure-of.ts';
import { randomSource } from './testing/random-source.ts';
import {
  dateTime,
  delivery,
  deviceValue,
  guidHi,
  guidLo,
  message,
  obis,
  tag,
  value,
  varint,
  deviceId,
} from './testing/wire.ts';

describe('what a writer may leave out, or put in', () => {
  const [whole] = decodeReadings(delivery(deviceId, dateTime, deviceValue));

  test.each([
    ['the value', delivery(deviceId, dateTime, message(3, obis)), { value: 0 }],
    [
      'the value, among others',
      delivery(deviceId, dateTime, message(3, obis, [...tag(9, 0), 1])),
      { value: 0 },
    ],
  ])('a zero: %s', (_what, bytes, expected) => {
    expect(decodeReadings(bytes)[0]?.values[0]).toMatchObject(expected);
  });

  test('many zeros, which take less room than values do, before and among others', () => {
    const zero = message(3, obis);
    const bytes = delivery(
      deviceId,
      dateTime,
      ...Array.from({ length: 50 }, () => zero),
      deviceValue,
      zero,
      deviceValue,
    );
    const numbers = decodeReadings(bytes)[0]?.values.map(({ value }) => value);
    expect(numbers).toEqual([...Array.from({ length: 50 }, () => 0), 1879583.2, 0, 1879583.2]);
    expect(decodeColumns(bytes).valueCount).toBe(53);
  });

  test.each([
    ['no first half', message(1, guidHi), '00000000-0000-0000-b3d1-0c1622a22ca1'],
    ['no second half', message(1, guidLo), '3bd0fce9-9f8e-4183-0000-000000000000'],
  ])('a zero: an id with %s', (_what, id, expected) => {
    expect(decodeReadings(delivery(id, dateTime))[0]?.deviceId).toBe(expected);
  });

  test.each([
    ['an empty group', [...tag(9, 3), ...tag(9, 4)]],
    [
      'a group with everything in it',
      [
        ...tag(9, 3),
        ...value.slice(0, 0),
        ...tag(1, 0),
        5,
        ...message(2, [1]),
        ...tag(3, 5),
        0,
        0,
        0,
        0,
        ...tag(4, 1),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        ...tag(9, 4),
      ],
    ],
    [
      'groups nested 100 deep',
      [
        ...Array.from({ length: 100 }, () => tag(9, 3)).flat(),
        ...Array.from({ length: 100 }, () => tag(9, 4)).flat(),
      ],
    ],
  ])('%s of a number that the schema does not have, anywhere', (_what, group) => {
    const bytes = delivery(
      message(1, guidLo, group, guidHi),
      group,
      dateTime,
      message(3, group, obis, value, group),
    );
    expect(decodeReadings(Uint8Array.from([...group, ...bytes, ...group]))).toEqual([whole]);
  });
});

describe('what is not a delivery', () => {
  const at = (path: string, reason: RegExp) => ({ path, reason: expect.stringMatching(reason) });

  test.each([
    ['DeviceId', delivery(dateTime)],
    ['DateTime', delivery(deviceId)],
    ['DeviceValues[1].Obis', delivery(deviceId, dateTime, deviceValue, message(3, value))],
  ])('lacks its %s', (field, bytes) => {
    expect(failureOf(bytes)).toMatchObject(at(`DeviceDataItems[0].${field}`, /required field is missing/));
  });

  test('an id without fields is the empty GUID, as protobuf-net writes it', () => {
    expect(decodeReadings(delivery(message(1), dateTime))[0]?.deviceId).toBe(
      '00000000-0000-0000-0000-000000000000',
    );
  });

  test('has a code that is not six bytes', () => {
    const bytes = delivery(
      deviceId,
      dateTime,
      deviceValue,
      deviceValue,
      message(3, message(1, [1, 0, 1, 8, 0]), value),
    );
    expect(failureOf(bytes)).toMatchObject(at('DeviceDataItems[0].DeviceValues[2].Obis', /six bytes, not 5/));
  });

  test.each([
    ['a number for a device', Uint8Array.from([...tag(1, 0), 1]), ''],
    ['a number for an id', delivery([...tag(1, 0), 1]), 'DeviceDataItems[0]'],
    ['bytes for half a GUID', delivery(message(1, message(1, [1]))), 'DeviceDataItems[0].DeviceId'],
    [
      'a float for a value',
      delivery(message(3, [...tag(2, 5), 0, 0, 0, 0])),
      'DeviceDataItems[0].DeviceValues[0]',
    ],
    ['bytes for a time', delivery(message(2, message(1, [1]))), 'DeviceDataItems[0].DateTime'],
    ['field 0 in a group', Uint8Array.from([...tag(9, 3), 0x00, 0x00, ...tag(9, 4)]), ''],
    ['the end of a group', Uint8Array.from(tag(9, 4)), ''],
    ['a group for a value', delivery([...tag(3, 3), ...tag(3, 4)]), 'DeviceDataItems[0]'],
    ['wire type 6', Uint8Array.from(tag(9, 6)), ''],
    ['field 0', Uint8Array.from([0x00, 0x00]), ''],
  ])('has %s', (_what, bytes, path) => {
    expect(failureOf(bytes)).toMatchObject(at(path, /cannot have the wire type/));
  });

  test.each([
    ['not closed', [...tag(9, 3), ...tag(7, 0), 1], /message ends here/],
    ['closed by another number', [...tag(9, 3), ...tag(8, 4)], /field 8 cannot have the wire type 4 here/],
    [
      'closed in the wrong order',
      [...tag(9, 3), ...tag(8, 3), ...tag(9, 4), ...tag(8, 4)],
      /field 9 cannot have the wire type 4 here/,
    ],
    [
      'nested 101 deep',
      [...Array.from({ length: 101 }, () => tag(9, 3)).flat()],
      /field 9 cannot have the wire type 3 here/,
    ],
    ['cut within a number', [...tag(9, 3), ...tag(7, 1), 1, 2], /ends here, within a number/],
  ])('has a group that is %s', (_what, bytes, reason) => {
    expect(failureOf(Uint8Array.from(bytes)).reason).toMatch(reason);
  });

  test.each([
    ['a tag of six bytes', Uint8Array.from([...varint(0x0a, 6), 0]), /32 bits/],
    ['a tag of 33 bits', Uint8Array.from([...varint(2n ** 32n + 10n), 0]), /32 bits/],
    ['a length of six bytes', Uint8Array.from([0x0a, ...varint(0, 6)]), /32 bits/],
    [
      'an unknown number of eleven bytes',
      Uint8Array.from([...tag(9, 0), ...varint(0, 11)]),
      /more than ten bytes/,
    ],
    ['a time of eleven bytes', delivery(message(2, [0x08, ...varint(0, 11)])), /more than ten bytes/],
    ['a number without an end', Uint8Array.from([...tag(9, 0), 0x80]), /ends here/],
    ['a value that passes the end of its message', delivery(message(3, [...value.slice(0, 5)])), /ends here/],
    [
      'a message that passes the end of the one around it',
      delivery([0x12, 5, 0]),
      /has 5 bytes, of which 1 are there/,
    ],
    ['a length of 4 GB', Uint8Array.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]), /4294967295 bytes/],
  ])('has %s', (_what, bytes, reason) => {
    expect(failureOf(bytes).reason).toMatch(reason);
  });

  test('says where: the byte, the field, and what to do', () => {
    const second = message(1, deviceId, dateTime, deviceValue, message(3, obis, [...tag(2, 1), 1, 2]));
    const bytes = Uint8Array.from([...documentedDelivery, ...second]);
    expect(failureOf(bytes)).toMatchObject({
      code: 'realtime_decode',
      offset: bytes.length - 2,
      path: 'DeviceDataItems[1].DeviceValues[1].Value',
      hint: expect.stringContaining('DeviceDataArray'),
      message: `Not a realtime message: the message ends here, within a number (DeviceDataItems[1].DeviceValues[1].Value, byte ${bytes.length - 2}).`,
    });
  });
});

test.each([null, undefined, {}, [0x0a], 'text', new ArrayBuffer(92)])(
  'what is no array of bytes is told so, not taken for an empty delivery: %p',
  (wrong) => {
    expect(() => decodeReadings(wrong as never)).toThrow(
      expect.objectContaining({ name: 'RealtimeDecodeError', reason: 'this is no Uint8Array' }),
    );
  },
);

test.each([{}, new ArrayBuffer(92), new ArrayBuffer(0), 'text'])(
  'of what has no bytes no columns come: %p',
  (wrong) => {
    expect(() => decodeColumns(wrong as never)).toThrow(RealtimeDecodeError);
  },
);

test('random bytes end in readings or in a RealtimeDecodeError', () => {
  const random = randomSource(20_191_016);
  for (let run = 0; run < 2_000; run++) {
    const bytes = Uint8Array.from({ length: random.below(120) }, () => random.below(256));
    try {
      decodeReadings(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(RealtimeDecodeError);
    }
  }
});
