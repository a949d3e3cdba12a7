import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, test } from '@jest/globals';
import { bytesOf } from './bytes-input.ts';
import { decodeSignedTransaction, decodeSignedValues, isSignedTransaction } from './decode-signed.ts';
import { TransactionSchema } from './gen.ts';
import { packetOf, packetOfTransaction, packetOfValues } from './testing/wire.ts';
import { vector } from './testing/vector.ts';

const IMPORT = Uint8Array.of(1, 0, 1, 8, 0, 255);
const EXPORT = Uint8Array.of(1, 0, 2, 8, 0, 255);
const BEGIN = 1_556_193_898;

const shown = ({ values }: ReturnType<typeof decodeSignedValues>): string[] =>
  values.map(({ obis, value, unit }) => `${obis.toString()} ${value} ${unit}`);

describe('the published transaction', () => {
  test('says which meter, when, and how much', () => {
    const transaction = decodeSignedTransaction(vector.packet);
    expect(transaction).toMatchObject({
      serialNumber: 6300,
      transactionNumber: 4_294_967_045,
      userId: 0n,
      durationSeconds: 486,
      energyImport: { value: 2.98996, unit: 'kWh' },
      energyExport: { value: 0, unit: 'kWh' },
    });
    const { start, end } = transaction;
    expect(start.serialNumber).toBe(6300);
    expect(start.timestamp.toString()).toBe('2019-04-25T12:04:58.0000000Z');
    expect(shown(start)).toEqual(['1-0:1.8.0*255 3830562339 mWh', '1-0:2.8.0*255 6177828 mWh']);
    expect(end.timestamp.toString()).toBe('2019-04-25T12:13:04.0000000Z');
    expect(shown(end)).toEqual(['1-0:1.8.0*255 3833552299 mWh', '1-0:2.8.0*255 6177828 mWh']);
  });

  test('says the same to the generated code', () => {
    const message = fromBinary(TransactionSchema, bytesOf(vector.packet).subarray(1));
    expect(message).toMatchObject({ SerialNumber: 6300, TransactionNumber: 4_294_967_045 });
    expect(message.EndValues?.Values.map(({ Value, Unit }) => `${Value} ${Unit}`)).toEqual([
      '3833552299 mWh',
      '6177828 mWh',
    ]);
  });

  test('is known from counters, and neither is taken for the other', () => {
    const reading = packetOfValues({
      SerialNumber: 1,
      TimestampUtc: BEGIN,
      Values: [{ Obis: IMPORT }, { Obis: EXPORT }],
    });
    expect(isSignedTransaction(vector.packet)).toBe(true);
    expect(isSignedTransaction(reading)).toBe(false);
    expect(() => decodeSignedValues(vector.packet)).toThrow('decodeSignedTransaction reads it');
    expect(() => decodeSignedTransaction(reading)).toThrow('decodeSignedValues reads counters');
  });

  test('with any bit flipped is decoded, or is an error of ours', () => {
    const packet = bytesOf(vector.packet);
    for (let bit = 0; bit < 8 * packet.length; bit++) {
      const flipped = packet.slice();
      flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      for (const decode of [decodeSignedTransaction, decodeSignedValues]) {
        try {
          decode(flipped);
        } catch (error) {
          expect(error).toMatchObject({ code: 'signed_data' });
        }
      }
    }
  });
});

describe('the counters of a quarter hour', () => {
  test('by serial number, with the units that the meter wrote', () => {
    const reading = decodeSignedValues(
      packetOfValues({
        SerialNumber: 4_294_967_295,
        TimestampUtc: 4_294_967_295,
        Values: [
          { Obis: IMPORT, Value: 9_007_199_254_740_991n, Unit: 'mWh' },
          { Obis: EXPORT, Value: -5n, Unit: 'm³' },
          { Obis: EXPORT },
        ],
      }),
    );
    expect(reading.serialNumber).toBe(4_294_967_295);
    expect(reading.timestamp.toString()).toBe('2106-02-07T06:28:15.0000000Z');
    expect(shown(reading)).toEqual([
      '1-0:1.8.0*255 9007199254740991 mWh',
      '1-0:2.8.0*255 -5 m³',
      '1-0:2.8.0*255 0 ',
    ]);
  });

  test('with fields of later schemas, which are passed over', () => {
    const known = packetOfValues({ SerialNumber: 7, TimestampUtc: BEGIN }).subarray(1);
    const later = [0x40, 0x05, 0x49, 1, 1, 1, 1, 1, 1, 1, 1, 0x55, 1, 2, 3, 4, 0x5a, 0x02, 1, 2];
    expect(decodeSignedValues(packetOf(Uint8Array.of(...later, ...known)))).toMatchObject({
      serialNumber: 7,
      values: [],
    });
  });
});

describe('the energy of a transaction', () => {
  const energyOf = (first: [bigint, string], last: [bigint, string]): unknown => {
    const at = ([Value, Unit]: [bigint, string], TimestampUtc: number) => ({
      TimestampUtc,
      Values: [{ Obis: IMPORT, Value, Unit }],
    });
    const packet = packetOfTransaction({
      SerialNumber: 1,
      UserId: -3n,
      StartValues: at(first, 1),
      EndValues: at(last, 2),
    });
    return decodeSignedTransaction(packet).energyImport;
  };

  test('keeps every digit', () => {
    expect(energyOf([9_007_199_254_000_000n, 'mWh'], [9_007_199_254_000_001n, 'mWh'])).toEqual({
      value: 0.000001,
      unit: 'kWh',
    });
    expect(energyOf([1000n, 'Wh'], [2500n, 'Wh'])).toEqual({ value: 1.5, unit: 'kWh' });
  });

  test('is computed from two units, and says when the counter went back', () => {
    expect(energyOf([1_000_000n, 'mWh'], [2n, 'kWh'])).toEqual({ value: 1, unit: 'kWh' });
    expect(energyOf([2000n, 'Wh'], [1000n, 'Wh'])).toEqual({ value: -1, unit: 'kWh' });
  });

  test('is absent when the counters count something else', () => {
    expect(energyOf([1n, 'm³'], [2n, 'm³'])).toBeUndefined();
    expect(energyOf([1n, 'bananas'], [2n, 'bananas'])).toBeUndefined();
    expect(energyOf([1n, ''], [2n, ''])).toBeUndefined();
    expect(energyOf([1n, 'toString'], [2n, 'toString'])).toBeUndefined();
  });
});

describe('what is no message, and where', () => {
  const hex = (text: string) => (): unknown => decodeSignedValues(packetOf(bytesOf(text)));
  const values = (init: Parameters<typeof packetOfValues>[0]) => (): unknown =>
    decodeSignedValues(packetOfValues(init));
  const transaction = (init: Parameters<typeof packetOfTransaction>[0]) => (): unknown =>
    decodeSignedTransaction(packetOfTransaction(init));
  const reading = { TimestampUtc: BEGIN };
  const head = { SerialNumber: 1, TimestampUtc: BEGIN };

  test.each([
    ['nothing', hex('00'), 'a tag is no tag (byte 1)'],
    ['a cut number', hex('08'), 'the message ends within a number (byte 2)'],
    ['a cut fixed number', hex('080710074901'), 'the message ends within a number'],
    ['a long number', hex('08ffffffffffffffffffff01'), 'more than 64 bits'],
    ['a number beyond 64 bits', hex('08ffffffffffffffffff7f'), 'more than 64 bits'],
    ['a serial number beyond 32 bits', hex('0880808080801010011a00'), 'SerialNumber, byte 1'],
    ['a negative serial number', hex('08ffffffffffffffffff01'), 'more than 32 bits (SerialNumber'],
    ['a field that passes the end', hex('0807100a1a05'), 'the field has 5 bytes, of which 0 are there'],
    ['a group', hex('0807100a4b4c'), 'the wire type 3 is not known'],
    ['a serial number of another type', hex('0a0107'), 'SerialNumber'],
    ['a field twice', hex('08071008100a'), 'the field is there twice (TimestampUtc, byte 5)'],
    ['no serial number', values({ TimestampUtc: BEGIN }), 'SerialNumber is missing'],
    ['no time', values({ SerialNumber: 1 }), 'TimestampUtc is missing'],
    [
      'a short code',
      values({ ...head, Values: [{ Obis: IMPORT }, { Obis: Uint8Array.of(1, 0) }] }),
      'six bytes, not 2 (Values[1]',
    ],
    ['no code', values({ ...head, Values: [{ Value: 1n }] }), 'six bytes, not 0 (Values[0]'],
    [
      'a value beyond 2^53',
      values({ ...head, Values: [{ Obis: IMPORT, Value: 2n ** 53n }] }),
      'beyond the 2^53',
    ],
    [
      'a unit that moves the cursor',
      values({ ...head, Values: [{ Obis: IMPORT, Unit: '\u001B[2J' }] }),
      'no text of a unit (Values[0].Unit',
    ],
    [
      'a unit that turns the text',
      values({ ...head, Values: [{ Obis: IMPORT, Unit: '\u202EhWm' }] }),
      'no text of a unit',
    ],
    [
      'a unit that is no UTF-8',
      hex('080710071a0b0a06010001080 0ff1a01ff'.replace(' ', '')),
      'no text of a unit',
    ],
    ['no begin', transaction({ SerialNumber: 1, EndValues: reading }), 'StartValues is missing'],
    ['no end', transaction({ SerialNumber: 1, StartValues: reading }), 'EndValues is missing'],
    [
      'two meters',
      transaction({ SerialNumber: 1, StartValues: reading, EndValues: { ...reading, SerialNumber: 2 } }),
      'not that of the transaction (EndValues',
    ],
    [
      'no meter',
      transaction({ StartValues: reading, EndValues: reading }),
      'SerialNumber is missing (StartValues',
    ],
  ])('%s', (_what, decode, reason) => {
    expect(decode).toThrow(
      expect.objectContaining({ part: 'message', message: expect.stringContaining(reason) }),
    );
  });
});
