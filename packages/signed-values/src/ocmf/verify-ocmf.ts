import { quoted } from '@smart-me/obis';
import { type BytesInput, bytesOf } from '../bytes-input.ts';
import { COORDINATE_BYTES, type Curve, parsePublicKey, type PublicKey } from '../public-key.ts';
import { SignedDataError } from '../signed-data-error.ts';
import { type Verification, verifyRaw } from '../verify-signed.ts';
import { type OcmfRecord, parseOcmf } from './parse-ocmf.ts';

/** The algorithms of OCMF that WebCrypto can verify, by their names in `SA`. */
const ALGORITHMS: ReadonlyMap<string, readonly [Curve, 'SHA-256' | 'SHA-384' | 'SHA-512']> = new Map([
  ['ECDSA-secp256r1-SHA256', ['P-256', 'SHA-256']],
  ['ECDSA-secp384r1-SHA256', ['P-384', 'SHA-256']],
  ['ECDSA-secp384r1-SHA384', ['P-384', 'SHA-384']],
  ['ECDSA-secp521r1-SHA256', ['P-521', 'SHA-256']],
  ['ECDSA-secp521r1-SHA512', ['P-521', 'SHA-512']],
]);

/**
 * Verifies the signature of an OCMF record over the text of its payload, exactly as it stands, with the platform's
 * WebCrypto. Not there, since WebCrypto has not their curves: `ECDSA-secp192k1-SHA256`, `ECDSA-secp192r1-SHA256`,
 * `ECDSA-secp256k1-SHA256` and those of brainpool.
 *
 * Returns `'valid'` or `'invalid'`; what cannot be read throws.
 *
 * @throws SignedDataError: `part` is `ocmf` when the text is no record, `curve` when its algorithm cannot be verified here (the
 * reason names it) or the key is of another curve, `signature` when that is not DER of two numbers, `public_key`
 * when the key is neither ECS1 blob, SPKI nor PEM, `encoding`, or `platform`.
 * @example
 * await verifyOcmf(text, '3059301306072A8648CE3D0201...'); // 'valid'
 */
export async function verifyOcmf(
  record: string | OcmfRecord,
  publicKey: BytesInput | PublicKey,
): Promise<Verification> {
  const { payload, algorithm, signature } = typeof record === 'string' ? parseOcmf(record) : record;
  const [curve, hash] = ALGORITHMS.get(algorithm) ?? [];
  if (curve === undefined || hash === undefined) {
    throw new SignedDataError(
      'curve',
      `${quoted(algorithm.slice(0, 60))} cannot be verified by WebCrypto`,
      `These can: ${[...ALGORITHMS.keys()].join(', ')}.`,
    );
  }
  const key = typeof publicKey === 'object' && 'curve' in publicKey ? publicKey : parsePublicKey(publicKey);
  if (key.curve !== curve) {
    throw new SignedDataError(
      'curve',
      `the key is of ${key.curve}, and the record is signed with ${curve}`,
      'Pass the key of the meter that signed it.',
    );
  }
  const raw = rawSignature(signatureBytes(signature), COORDINATE_BYTES[curve]);
  return verifyRaw(new TextEncoder().encode(payload), raw, key, hash);
}

function signatureBytes({ text, encoding }: OcmfRecord['signature']): Uint8Array {
  if (encoding === 'hex' && !/^(?:[\da-f]{2})+$/i.test(text)) {
    throw notDer('it is not the hex that the record says it is');
  }
  return bytesOf(text);
}

const INTEGER = 0x02;
const SEQUENCE = 0x30;

/** SEQUENCE { INTEGER r, INTEGER s } (RFC 3279 §2.2.3) as r and s, each as long as a coordinate. */
function rawSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const sequence = elementOf(der, SEQUENCE);
  const r = elementOf(sequence.content, INTEGER);
  const s = elementOf(r.rest, INTEGER);
  if (sequence.rest.length + s.rest.length > 0) throw notDer('there is something behind r and s');
  const raw = new Uint8Array(2 * size);
  for (const [at, { content }] of [r, s].entries()) {
    const number = content.subarray(content.findIndex((byte) => byte !== 0));
    const digits = content.every((byte) => byte === 0) ? content.subarray(content.length) : number;
    if ((content[0] ?? 0x80) >= 0x80 || digits.length > size) {
      throw notDer('r or s is empty, negative or too long');
    }
    raw.set(digits, (at + 1) * size - digits.length);
  }
  return raw;
}

/** One element of DER; its length has one byte, or, from 128 on, two. */
function elementOf(bytes: Uint8Array, tag: number): { content: Uint8Array; rest: Uint8Array } {
  const isLong = bytes[1] === 0x81;
  const start = isLong ? 3 : 2;
  const length = bytes[isLong ? 2 : 1];
  if (bytes[0] !== tag || length === undefined || (!isLong && length >= 0x80)) {
    throw notDer('it is not DER of two numbers');
  }
  if (start + length > bytes.length) throw notDer('it is cut short');
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

function notDer(reason: string): SignedDataError {
  return new SignedDataError(
    'signature',
    reason,
    'Pass the record as it was written: nothing in it may change.',
  );
}
