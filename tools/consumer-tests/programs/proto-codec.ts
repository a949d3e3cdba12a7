import { decodeReadings, encodeReadings, RealtimeDecodeError } from '@smart-me/proto-codec';

/** The delivery that smart-me documents for its realtime API. */
const HEX =
  '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C41' +
  '1A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840';

export function run(): string[] {
  const bytes = Uint8Array.from(HEX.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const readings = decodeReadings(bytes);
  const lines = readings.flatMap(({ deviceId, timestamp, values }) => [
    deviceId,
    timestamp.toString(),
    ...values.map(({ obis, value }) => `${obis.toString()} ${String(value)}`),
  ]);
  lines.push(`${String(encodeReadings(readings).length)} bytes again`);
  try {
    decodeReadings(bytes.subarray(0, 40));
  } catch (error) {
    lines.push(`cut off: ${String(error instanceof RealtimeDecodeError)}`);
  }
  return lines;
}
