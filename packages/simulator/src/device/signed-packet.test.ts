import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  decodeSignedTransaction,
  decodeSignedValues,
  type SignedReading,
  verifySigned,
} from '@smart-me/signed-values';
import { demoAccount } from '../demo/demo-account.ts';
import { encodeTransaction, MeterKey, type SignedPacket } from './signed-packet.ts';

const NOON = Date.UTC(2026, 5, 15, 10, 7);
const account = demoAccount(1, { username: 'demo', password: 'secret' });
const named = (name: string) => [...account.devices.values()].find((device) => device.name === name);

/** Whether the signature holds, over the bytes as they are. */
function holds({ packet, signature, publicKey }: SignedPacket): boolean {
  const blob = Buffer.from(publicKey, 'base64');
  expect([blob.length, blob.toString('latin1', 0, 8)]).toEqual([72, 'ECS1\x20\0\0\0']);
  const [x, y] = [blob.subarray(8, 40), blob.subarray(40)].map((part) => part.toString('base64url'));
  const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } });
  return verify(
    'sha256',
    Buffer.from(packet, 'base64'),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64'),
  );
}

test('a transaction has the bytes of the one that the vendor publishes', () => {
  const message = encodeTransaction({
    serial: 6300,
    number: 4_294_967_045,
    start: { at: 1_556_193_898, imported: 3_830_562_339, exported: 6_177_828 },
    end: { at: 1_556_194_384, imported: 3_833_552_299, exported: 6_177_828 },
  });
  expect(Buffer.concat([Buffer.of(0x6b), message]).toString('base64')).toBe(
    'awicMRCF/v//DyIvEOrEhuYFGhMKBgEAAQgA/xCj/MaiDhoDbVdoGhIKBgEAAggA/xCkiPkCGgNtV2gqLxDQyIbmBRoTCgYBAAEIAP8Qq7v9ow4aA21XaBoSCgYBAAIIAP8QpIj5AhoDbVdo',
  );
  const signed = new MeterKey('a').sign(message);
  expect(Buffer.from(signed.packet, 'base64')[0]).toBe(0x6b);
  expect(holds(signed)).toBe(true);
  expect(holds({ ...signed, publicKey: new MeterKey('b').publicKey })).toBe(false);
});

test('an electricity meter signs its last quarter hour, a station its last charging; both hold', () => {
  const house = named('House connection')?.signedReading(NOON);
  const charging = named('Charging station')?.signedTransaction(NOON);
  if (house === undefined || charging === undefined) throw new Error('They have signed nothing.');
  expect([holds(house), holds(charging)]).toEqual([true, true]);
  // Field 2 of the message: Unix seconds of the quarter hour.
  expect(named('House connection')?.signedReading(NOON + 60_000)?.packet).toBe(house.packet);
  expect(named('House connection')?.signedReading(NOON + 900_000)?.packet).not.toBe(house.packet);
  expect(named('Cold water')?.signedReading(NOON)).toBeUndefined();
  expect(named('House connection')?.signedTransaction(NOON)).toBeUndefined();
});

/** What the decoder of everybody says of counters, beside what the device recorded. */
function shown({ serialNumber, timestamp, values }: SignedReading): unknown {
  const counters = values.map(({ obis, value, unit }) => `${obis.toString()} ${value} ${unit}`);
  return { serialNumber, at: timestamp.epochMilliseconds, counters };
}

test('signed-values verifies what is signed here, and reads every field as it was recorded', async () => {
  const recorded = (device: NonNullable<ReturnType<typeof named>>, at: number): unknown => {
    const sample = device.recorder.storedBefore(at, at)?.sample;
    const mWh = (kWh = 0): number => Math.round(kWh * 1e6);
    return {
      serialNumber: Number(device.serial),
      at,
      counters: [
        `1-0:1.8.0*255 ${mWh(sample?.counterReadingImport)} mWh`,
        `1-0:2.8.0*255 ${mWh(sample?.counterReadingExport)} mWh`,
      ],
    };
  };
  const electricity = [...account.devices.values()].filter(({ medium }) => medium === 'electricity');
  expect(electricity.length).toBeGreaterThan(2);
  for (const device of electricity) {
    const signed = device.signedReading(NOON);
    if (signed === undefined) throw new Error(`${device.name} has signed nothing.`);
    expect(await verifySigned(signed.packet, signed.signature, signed.publicKey)).toBe('valid');
    expect(shown(decodeSignedValues(signed.packet))).toEqual(recorded(device, NOON - 7 * 60_000));
  }

  const station = named('Charging station');
  const charging = station?.signedTransaction(NOON);
  if (station === undefined || charging === undefined) throw new Error('The station has signed nothing.');
  expect(await verifySigned(charging.packet, charging.signature, charging.publicKey)).toBe('valid');
  const { serialNumber, userId, start, end, energyImport, durationSeconds } = decodeSignedTransaction(
    charging.packet,
  );
  expect([serialNumber, userId]).toEqual([Number(station.serial), 0n]);
  for (const moment of [start, end]) {
    expect(shown(moment)).toEqual(recorded(station, moment.timestamp.epochMilliseconds));
  }
  expect(energyImport?.value).toBeGreaterThan(1);
  expect(durationSeconds).toBeGreaterThan(1800);

  // Whichever of the three is another's: never valid.
  const house = named('House connection')?.signedReading(NOON);
  expect(await verifySigned(charging.packet, charging.signature, house?.publicKey ?? '')).toBe('invalid');
  expect(await verifySigned(charging.packet, house?.signature ?? '', charging.publicKey)).toBe('invalid');
  expect(await verifySigned(house?.packet ?? '', charging.signature, charging.publicKey)).toBe('invalid');
});
