import { parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, Timestamp } from '@smart-me/readings';

export const credentials = { username: 'smart-me', password: 'correct horse: battery' };
/** What a sender sends. */
export const authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;

export const device = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const total = parseObis('1-0:1.8.0*255');
const power = parseObis('1-0:1.7.0*255');
const start = Date.UTC(2026, 2, 1, 12);

/** The n-th reading of a device: one a second, of two values. */
export function nthReading(n: number, deviceId: string = device): DeviceReading {
  return {
    deviceId,
    timestamp: new Timestamp(start + 1000 * n, 8512),
    values: [
      { obis: total, value: 1_000_000 + n, unit: 'mWh' },
      { obis: power, value: n % 1000, unit: 'W' },
    ],
  };
}

export const bodyOf = (...readings: readonly DeviceReading[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(encodeReadings(readings));

/** Posts a body as smart-me does. */
export async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { authorization, 'content-type': 'application/octet-stream' },
  });
}
