import { type BytesInput, bytesOf } from './bytes-input.ts';
import { messageOf } from './message.ts';
import { COORDINATE_BYTES, notAKey, parsePublicKey, type PublicKey } from './public-key.ts';
import { SignedDataError } from './signed-data-error.ts';

/** Whether a signature holds: the bytes are those that the owner of the key signed, to the last bit; or they are not. */
export type Verification = 'valid' | 'invalid';

/**
 * Verifies the signature of a packet (ECDSA on P-256 over SHA-256) with the platform's WebCrypto. The bytes are verified
 * as they are given, with the length that they begin with. It says that the key's owner signed the packet; whose key it is must be
 * known from elsewhere, best from the meter itself.
 *
 * Returns `'valid'` or `'invalid'`; what cannot be read throws.
 *
 * @throws SignedDataError: its `part` says what is malformed. `length_prefix`: the packet does not begin with its own
 * length. `signature`: it has not 64 bytes (r, then s). `public_key`: neither ECS1 blob, SPKI nor PEM, or no point
 * of the curve. `curve`: the key is not of P-256. `encoding`: a text is neither hex nor base64. `platform`: there is no WebCrypto
 * (pages have it over https and on localhost only).
 * @example
 * if ((await verifySigned(packet, signature, publicKey)) === 'valid') console.log(decodeSignedTransaction(packet));
 */
export async function verifySigned(
  packet: BytesInput,
  signature: BytesInput,
  publicKey: BytesInput | PublicKey,
): Promise<Verification> {
  const bytes = bytesOf(packet);
  messageOf(bytes);
  const key = isPublicKey(publicKey) ? publicKey : parsePublicKey(publicKey);
  if (key.curve !== 'P-256') {
    throw new SignedDataError('curve', `the key is of ${key.curve}`, 'Meters of smart-me sign with P-256.');
  }
  return verifyRaw(bytes, bytesOf(signature), key, 'SHA-256');
}

function isPublicKey(key: BytesInput | PublicKey): key is PublicKey {
  return typeof key === 'object' && 'curve' in key;
}

/** Verifies r and s of ECDSA over bytes. */
export async function verifyRaw(
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  { curve, point }: PublicKey,
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512',
): Promise<Verification> {
  const size = 2 * COORDINATE_BYTES[curve];
  if (signature.length !== size) {
    throw new SignedDataError(
      'signature',
      `a signature of ${curve} has ${size} bytes, not ${signature.length}`,
      'Pass r and s, one behind the other, without DER around them.',
    );
  }
  // Types know it everywhere; a page that came over http has none.
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle;
  if (subtle === undefined) {
    throw new SignedDataError(
      'platform',
      'there is no WebCrypto',
      'Pages have it over https and on localhost only.',
    );
  }
  const key = await importKey(subtle, curve, point);
  return (await subtle.verify({ name: 'ECDSA', hash }, key, signature, bytes)) ? 'valid' : 'invalid';
}

async function importKey(
  subtle: SubtleCrypto,
  namedCurve: string,
  point: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  try {
    return await subtle.importKey('raw', point, { name: 'ECDSA', namedCurve }, false, ['verify']);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') {
      throw new SignedDataError('curve', `this platform has no ${namedCurve}`, 'Verify on Node.', {
        cause: error,
      });
    }
    throw notAKey(`it is no point of ${namedCurve}`);
  }
}
