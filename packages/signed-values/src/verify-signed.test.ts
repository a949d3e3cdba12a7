import { beforeAll, describe, expect, test } from '@jest/globals';
import { bytesOf } from './bytes-input.ts';
import { parsePublicKey } from './public-key.ts';
import { SignedDataError } from './signed-data-error.ts';
import { packetOfValues } from './testing/wire.ts';
import { vector } from './testing/vector.ts';
import { verifySigned } from './verify-signed.ts';

const packet = bytesOf(vector.packet);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What comes of a verification: an outcome, or what is malformed. */
async function resultOf(verification: Promise<string>): Promise<string> {
  try {
    return await verification;
  } catch (error) {
    if (error instanceof SignedDataError) return error.part;
    throw error;
  }
}

describe('the published transaction', () => {
  test('is valid over its 108 bytes, the length included', async () => {
    expect(packet).toHaveLength(108);
    expect(await verifySigned(vector.packet, vector.signature, vector.publicKey)).toBe('valid');
  });

  test('is valid as hex, as bytes, in the URL-safe alphabet, in lines, and with a key that was read before', async () => {
    const key = parsePublicKey(vector.publicKey);
    const signature = bytesOf(vector.signature);
    const urlSafe = Buffer.from(packet).toString('base64url');
    const lines = vector.packet.replaceAll(/.{60}/g, '$&\r\n');
    expect(await verifySigned(hex(packet), hex(signature).toUpperCase(), key)).toBe('valid');
    expect(await verifySigned(packet, signature, bytesOf(vector.publicKey))).toBe('valid');
    expect(await verifySigned(urlSafe, vector.signature, key)).toBe('valid');
    expect(await verifySigned(lines, `\t${vector.signature}\n`, key)).toBe('valid');
  });

  test('with any one of its 864 bits flipped is never valid', async () => {
    const key = parsePublicKey(vector.publicKey);
    const results: string[] = [];
    for (let bit = 0; bit < 8 * packet.length; bit++) {
      const flipped = packet.slice();
      flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      results.push(await resultOf(verifySigned(flipped, vector.signature, key)));
    }
    expect(results).toHaveLength(864);
    // Only the length is looked at before the signature.
    expect(results.slice(0, 8)).toEqual(Array(8).fill('length_prefix'));
    expect(new Set(results.slice(8))).toEqual(new Set(['invalid']));
  });

  test('with any one bit of the signature or of the key flipped is never valid', async () => {
    const signature = bytesOf(vector.signature);
    const key = bytesOf(vector.publicKey);
    const results: string[] = [];
    for (const which of [signature, key]) {
      for (let bit = 0; bit < 8 * which.length; bit++) {
        which[bit >>> 3] = (which[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
        results.push(await resultOf(verifySigned(packet, signature, key)));
        which[bit >>> 3] = (which[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      }
    }
    expect(new Set(results.slice(0, 512))).toEqual(new Set(['invalid']));
    expect(new Set(results.slice(512))).toEqual(new Set(['public_key']));
  });

  test('without its length is malformed', async () => {
    const message = packet.subarray(1);
    expect(await resultOf(verifySigned(message, vector.signature, vector.publicKey))).toBe('length_prefix');
  });
});

describe('packets of other keys', () => {
  let keys: CryptoKeyPair;
  let publicKey: Uint8Array;
  beforeAll(async () => {
    keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    publicKey = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  });
  const sign = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(
      await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, bytesOf(bytes)),
    );

  test('a packet whose length takes two bytes is valid', async () => {
    const values = Array.from({ length: 20 }, (_, value) => ({
      Obis: Uint8Array.of(1, 0, value, 8, 0, 255),
      Value: 5n,
      Unit: 'mWh',
    }));
    const long = packetOfValues({ SerialNumber: 6300, TimestampUtc: 1_556_193_898, Values: values });
    expect(long.length).toBeGreaterThan(130);
    expect(await verifySigned(long, await sign(long), publicKey)).toBe('valid');
    expect(await verifySigned(long, await sign(long), vector.publicKey)).toBe('invalid');
  });

  test('a signature of zeros is invalid', async () => {
    expect(await verifySigned(packet, new Uint8Array(64), publicKey)).toBe('invalid');
    expect(await verifySigned(packet, new Uint8Array(64).fill(0xff), publicKey)).toBe('invalid');
  });

  test('the bytes are those of the call, whatever becomes of the array', async () => {
    const changing = packet.slice();
    const verification = verifySigned(changing, vector.signature, vector.publicKey);
    changing.fill(0);
    expect(await verification).toBe('valid');
  });
});

describe('what is malformed, and says so', () => {
  const { publicKey, signature } = vector;
  const verify =
    (...[bytes, proof, key]: Parameters<typeof verifySigned>) =>
    (): Promise<string> =>
      verifySigned(bytes, proof, key);

  test.each([
    ['no packet', verify('', signature, publicKey), 'encoding', 'neither hex nor base64'],
    ['no bytes', verify(new Uint8Array(), signature, publicKey), 'length_prefix', 'begin with its length'],
    [
      'an endless length',
      verify('ff'.repeat(20), signature, publicKey),
      'length_prefix',
      'begin with its length',
    ],
    [
      'a cut packet',
      verify(packet.subarray(0, 100), signature, publicKey),
      'length_prefix',
      '107 bytes follow its length, and 99 do',
    ],
    ['a word', verify('hello world!', signature, publicKey), 'encoding', 'neither hex nor base64'],
    ['a huge text', verify('00'.repeat(200_000), signature, publicKey), 'encoding', 'more than 65536 bytes'],
    ['a short signature', verify(packet, new Uint8Array(63), publicKey), 'signature', '64 bytes, not 63'],
    [
      'a signature in DER',
      verify(packet, `3045${'00'.repeat(69)}`, publicKey),
      'signature',
      '64 bytes, not 71',
    ],
  ])('%s', async (_what, verification, part, reason) => {
    await expect(verification()).rejects.toMatchObject({
      name: 'SignedDataError',
      code: 'signed_data',
      part,
    });
    await expect(verification()).rejects.toThrow(reason);
  });

  test('a key of another curve', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, [
      'sign',
      'verify',
    ]);
    const key = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    await expect(verifySigned(packet, signature, key)).rejects.toMatchObject({ part: 'curve' });
  });

  test('a point that is not on the curve', async () => {
    const key = bytesOf(publicKey);
    key[71] = (key[71] ?? 0) ^ 1;
    await expect(verifySigned(packet, signature, key)).rejects.toMatchObject({
      part: 'public_key',
      reason: 'it is no point of P-256',
    });
  });
});
