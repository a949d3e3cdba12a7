import { obisFromBytes, parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, profiles, Timestamp, unitFor } from '@smart-me/readings';

/** A realtime delivery to decode: its name and its bytes. */
export interface Delivery {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly values: number;
}

/** The example of smart-me's documentation: one device, three values. */
const documented = Buffer.from(
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
    '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
  'hex',
);

/** What a three-phase meter of smart-me sends: counters by tariff, and power, voltage, current, power factor by phase. */
const CODES = [
  ['1.8.0', '1.8.1', '1.8.2', '2.8.0', '2.8.1', '2.8.2', '1.7.0', '16.7.0'],
  ['21.7.0', '41.7.0', '61.7.0', '31.7.0', '51.7.0', '71.7.0', '32.7.0', '52.7.0', '72.7.0'],
  ['33.7.0', '53.7.0', '73.7.0'],
].flat();

const codes = CODES.map((code) => ({
  obis: obisFromBytes(parseObis(code).toBytes()),
  unit: unitFor(code, profiles.realtime),
}));

/** A reading of such a meter. */
export const readingOf = (
  deviceId: string,
  timestamp: Timestamp,
  valueAt: (index: number) => number,
): DeviceReading => ({
  deviceId,
  timestamp,
  values: codes.map((code, index) => ({ ...code, value: valueAt(index) })),
});

/** The three workloads: the documented message, one device with twenty values, a hundred of them. */
export const deliveries: readonly Delivery[] = [
  { name: 'documented message (92 bytes)', bytes: documented, values: 3 },
  { name: '1 device × 20 values', bytes: encodeReadings(readings(1)), values: 20 },
  { name: '100 devices × 20 values', bytes: encodeReadings(readings(100)), values: 2000 },
];

function readings(devices: number): DeviceReading[] {
  const random = lehmer(20_191_016);
  return Array.from({ length: devices }, () =>
    readingOf(
      guid(random),
      Timestamp.fromTicks(15_712_284_449_788_512n + BigInt(Math.floor(random() * 1e9))),
      () => Math.round(random() * 1e12) / 10,
    ),
  );
}

function guid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The minimal standard generator: the same workload in every run. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
