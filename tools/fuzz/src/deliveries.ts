import { encodeReadings } from '@smart-me/proto-codec';
import { obisFromKey } from '@smart-me/obis';
import { type DeviceReading, profiles, Timestamp, unitFor } from '@smart-me/readings';
import fc from 'fast-check';
import { corpus } from './corpus.ts';
import { mutatedBytes } from './mutations.ts';

/** The delivery that smart-me documents: one device, three values. */
const documented: Uint8Array = Uint8Array.from(
  Buffer.from(
    '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
      '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
    'hex',
  ),
);

const value = fc
  .tuple(fc.nat(2 ** 24), fc.oneof(fc.double(), fc.constantFrom(0, -0, 1879583.2, Number.NaN, Infinity)))
  .map(([low, number]) => {
    const obis = obisFromKey(0x0100_0000_00ff + low * 0x100);
    return { obis, value: number, unit: unitFor(obis, profiles.realtime) };
  });
const readings: fc.Arbitrary<DeviceReading[]> = fc.array(
  fc.record({
    deviceId: fc.uuid(),
    timestamp: fc
      .tuple(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.constantFrom('unspecified', 'utc', 'local'),
      )
      .map(([ticks, kind]) => Timestamp.fromTicks(ticks, kind)),
    values: fc.array(value, { maxLength: 4 }),
  }),
  { maxLength: 3 },
);

/** Tags, lengths and varints, whole and broken: fields of the schema, unknown ones, groups, fields twice. */
const pieces = corpus('protobuf').map((line) => [...Buffer.from(line.replaceAll(' ', ''), 'hex')]);

/** The documented delivery and generated ones, mostly changed in a few places. */
export const deliveries: fc.Arbitrary<Uint8Array> = mutatedBytes(
  fc.oneof(
    fc.constant(documented),
    readings.map((them): Uint8Array => encodeReadings(them)),
  ),
  pieces,
);
