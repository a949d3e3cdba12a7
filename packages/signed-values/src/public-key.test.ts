import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bytesOf } from './bytes-input.ts';
import { parsePublicKey } from './public-key.ts';
import { vector } from './testing/vector.ts';

const blob = bytesOf(vector.publicKey);
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const same = createPublicKey({
  key: { kty: 'EC', crv: 'P-256', x: base64url(blob.subarray(8, 40)), y: base64url(blob.subarray(40)) },
  format: 'jwk',
});

const spkiOf = (namedCurve: string): Uint8Array =>
  generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' });

describe('a public key', () => {
  test('is the same as ECS1 blob, SPKI and PEM', () => {
    const key = parsePublicKey(vector.publicKey);
    expect(key.curve).toBe('P-256');
    expect(key.point).toEqual(Uint8Array.of(4, ...blob.subarray(8)));
    const spki = same.export({ type: 'spki', format: 'der' });
    expect(parsePublicKey(spki)).toEqual(key);
    expect(parsePublicKey(spki.toString('hex'))).toEqual(key);
    expect(parsePublicKey(spki.toString('base64'))).toEqual(key);
    const pem = String(same.export({ type: 'spki', format: 'pem' }));
    expect(parsePublicKey(pem)).toEqual(key);
    expect(parsePublicKey(`\r\n${pem.replaceAll('\n', '\r\n')}`)).toEqual(key);
  });

  test.each([
    ['P-384', 97],
    ['P-521', 133],
  ])('of %s is read too', (curve, size) => {
    const key = parsePublicKey(spkiOf(curve));
    expect(key).toMatchObject({ curve, point: { length: size } });
  });

  test.each([
    ['secp256k1', '2b8104000a'],
    ['brainpoolP256r1', '2b2403030208010107'],
  ])('of %s says that it is of another curve', (namedCurve, identifier) => {
    expect(() => parsePublicKey(spkiOf(namedCurve))).toThrow(
      expect.objectContaining({ part: 'curve', message: expect.stringContaining(identifier) }),
    );
  });
});

describe('what is no public key', () => {
  const spki = same.export({ type: 'spki', format: 'der' });
  const privatePem = String(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const compressed = Buffer.from(
    `3039301306072a8648ce3d020106082a8648ce3d030107032200${'02'.repeat(33)}`,
    'hex',
  );

  test.each([
    ['a short blob', blob.subarray(0, 71), 'an ECS1 blob has 72 bytes, not 71'],
    ['a blob of a private key', `45435332${'00'.repeat(100)}`, 'not one of ECS1'],
    ['a blob of another length', `4543533130000000${'00'.repeat(64)}`, 'not one of ECS1'],
    [
      'a bare point',
      Uint8Array.of(4, ...blob.subarray(8)),
      'neither an ECS1 blob nor a SubjectPublicKeyInfo',
    ],
    ['a cut SPKI', spki.subarray(0, 80), 'not whole'],
    ['a SPKI with more behind it', Buffer.concat([spki, spki]), 'not whole'],
    ['a private key', privatePem, 'PEM of another kind (PRIVATE KEY)'],
    ['a key of RSA', rsa, 'SubjectPublicKeyInfo of an EC key'],
    ['a compressed point', compressed, 'its point is compressed, or not whole'],
  ])('%s', (_what, key, reason) => {
    expect(() => parsePublicKey(key)).toThrow(
      expect.objectContaining({ part: 'public_key', message: expect.stringContaining(reason) }),
    );
  });

  test('is not repeated in the error', () => {
    const secret = privatePem.slice(60, 100);
    for (const text of [privatePem, `${privatePem}!`]) {
      try {
        parsePublicKey(text);
        expect('read').toBe('refused');
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toContain(secret);
      }
    }
  });

  test('whatever bytes of it are changed: read, or refused with an error of ours', () => {
    for (let at = 0; at < spki.length; at++) {
      for (const byte of [0x00, 0x7f, 0x80, 0xff]) {
        const changed = Uint8Array.from(spki);
        changed[at] = byte;
        try {
          expect(parsePublicKey(changed).point).toHaveLength(65);
        } catch (error) {
          expect(error).toMatchObject({ code: 'signed_data' });
        }
      }
    }
  });
});
