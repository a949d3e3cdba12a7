import { type BytesInput, bytesOf } from './bytes-input.ts';
import { SignedDataError } from './signed-data-error.ts';

/** The curves that WebCrypto has. */
export type Curve = 'P-256' | 'P-384' | 'P-521';

/** The public key of a meter. */
export interface PublicKey {
  /** Meters of smart-me have P-256. */
  readonly curve: Curve;
  /** The point, uncompressed: 0x04, x, y. WebCrypto's `raw`. */
  readonly point: Uint8Array<ArrayBuffer>;
}

/** Bytes of a coordinate. */
export const COORDINATE_BYTES: Readonly<Record<Curve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 };

/** `ECS1` and the length of a coordinate, 32, as a little-endian uint32: Microsoft's BCRYPT_ECCPUBLIC_BLOB of P-256. */
const ECS1 = [0x45, 0x43, 0x53, 0x31, 32, 0, 0, 0];
/** The same of other curves and of private keys begins with these three. */
const BLOB = [0x45, 0x43, 0x53];

/** What a SubjectPublicKeyInfo with an uncompressed point begins with, in hex: DER leaves no choice. */
const SPKI: readonly (readonly [Curve, string])[] = [
  ['P-256', '3059301306072a8648ce3d020106082a8648ce3d03010703420004'],
  ['P-384', '3076301006072a8648ce3d020106052b8104002203620004'],
  ['P-521', '30819b301006072a8648ce3d020106052b810400230381860004'],
];
/** A SubjectPublicKeyInfo of any curve: the object identifier of EC keys, and that of the curve behind its length. */
const ANY_SPKI = /^30(?:81)?..30..06072a8648ce3d020106(..)(.*)/;

const PEM = /^\s*-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*)-----END \1-----\s*$/;

/**
 * Reads the public key of a meter: the blob that smart-me shows (72 bytes that begin with `ECS1`), a
 * SubjectPublicKeyInfo (RFC 5480) of P-256, P-384 or P-521, or that as PEM (`BEGIN PUBLIC KEY`). Whether the point lies on
 * the curve is found out when it is used.
 *
 * @throws SignedDataError with `part` `public_key` when it is something else, `curve` when it is a key of a curve that
 * WebCrypto does not have, `encoding` when a text is neither hex, base64 nor PEM.
 * @example
 * parsePublicKey('RUNTMSAAAAAN48gSNbwl1Uj4DDvwO1wReZj95r19F5nqvy8pTmoUtyMBtf2HgwN6jf9+Akzp/nsy+BMrzAdvrjOD5wfYDGVk').curve; // 'P-256'
 */
export function parsePublicKey(key: BytesInput): PublicKey {
  const pem = typeof key === 'string' ? PEM.exec(key) : null;
  if (pem !== null && pem[1] !== 'PUBLIC KEY') {
    throw notAKey(
      `PEM of another kind (${pem[1]?.slice(0, 40) ?? ''})`,
      'Pass the one that begins with BEGIN PUBLIC KEY.',
    );
  }
  const bytes = bytesOf(pem === null ? key : (pem[2] ?? ''));
  return startsWith(bytes, BLOB) ? blobKey(bytes) : spkiKey(bytes);
}

function blobKey(bytes: Uint8Array<ArrayBuffer>): PublicKey {
  if (!startsWith(bytes, ECS1)) {
    throw notAKey('its blob is not one of ECS1');
  }
  if (bytes.length !== 72) throw notAKey(`an ECS1 blob has 72 bytes, not ${bytes.length}`);
  return { curve: 'P-256', point: Uint8Array.of(0x04, ...bytes.subarray(8)) };
}

function spkiKey(bytes: Uint8Array<ArrayBuffer>): PublicKey {
  const head = Array.from(bytes.subarray(0, 48), (byte) => byte.toString(16).padStart(2, '0')).join('');
  for (const [curve, prefix] of SPKI) {
    const start = prefix.length / 2 - 1;
    if (head.startsWith(prefix) && bytes.length === start + 1 + 2 * COORDINATE_BYTES[curve]) {
      return { curve, point: bytes.slice(start) };
    }
  }
  const [, size = '', rest = ''] = ANY_SPKI.exec(head) ?? [];
  const identifier = rest.slice(0, 2 * Number.parseInt(size, 16));
  if (identifier === '') throw notAKey('it is neither an ECS1 blob nor a SubjectPublicKeyInfo of an EC key');
  if (SPKI.some(([, prefix]) => prefix.includes(`06${size}${identifier}03`))) {
    throw notAKey('its point is compressed, or not whole');
  }
  throw new SignedDataError(
    'curve',
    `WebCrypto does not have it (its object identifier is ${identifier} in hex)`,
    'P-256 (secp256r1), P-384 and P-521 can be verified.',
  );
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** The key stays out of the error: it may be a private one. */
export function notAKey(
  reason: string,
  hint = 'Pass the public key of the meter: the base64 that begins with RUNTMS, or PEM.',
): SignedDataError {
  return new SignedDataError('public_key', reason, hint);
}
