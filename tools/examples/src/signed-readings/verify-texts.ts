import {
  decodeSignedTransaction,
  decodeSignedValues,
  isSignedTransaction,
  parsePublicKey,
  SignedDataError,
  type SignedReading,
  type SignedTransaction,
  type Verification,
  verifySigned,
} from '@smart-me/signed-values';
import { type OcmfRecord, parseOcmf, verifyOcmf } from '@smart-me/signed-values/ocmf';

/** What a person pastes. An OCMF record is a packet that has its signature in it. */
export interface Texts {
  readonly packet: string;
  readonly signature: string;
  readonly publicKey: string;
}

/** One of the three texts. */
export type Field = keyof Texts;

/** Whether the signature holds, and what was signed. */
export interface Verified {
  readonly verdict: Verification;
  readonly signed:
    | { readonly kind: 'reading'; readonly reading: SignedReading }
    | { readonly kind: 'transaction'; readonly transaction: SignedTransaction }
    | { readonly kind: 'ocmf'; readonly record: OcmfRecord };
}

/** Thrown when a text cannot be read; `field` is the one, if it is one of them. */
export class UnreadableText extends Error {
  readonly field: Field | undefined;

  constructor(field: Field | undefined, { message, hint }: SignedDataError) {
    super(`${message} ${hint}`);
    this.field = field;
  }
}

/** Whether a text is an OCMF record. */
export const isOcmf = (packet: string): boolean => packet.trimStart().startsWith('OCMF|');

/**
 * Verifies what was pasted, and decodes it.
 *
 * @throws UnreadableText naming the first text that is malformed
 */
export async function verifyTexts({ packet, signature, publicKey }: Texts): Promise<Verified> {
  const signed = naming('packet', () => signedIn(packet));
  const key = naming('publicKey', () => parsePublicKey(publicKey));
  try {
    const verdict =
      signed.kind === 'ocmf'
        ? await verifyOcmf(signed.record, key)
        : await verifySigned(packet, signature, key);
    return { verdict, signed };
  } catch (error) {
    if (!(error instanceof SignedDataError)) throw error;
    throw new UnreadableText(fieldOf(error, signed.kind), error);
  }
}

function signedIn(packet: string): Verified['signed'] {
  if (isOcmf(packet)) return { kind: 'ocmf', record: parseOcmf(packet) };
  return isSignedTransaction(packet)
    ? { kind: 'transaction', transaction: decodeSignedTransaction(packet) }
    : { kind: 'reading', reading: decodeSignedValues(packet) };
}

/** Packet and key have been read, so an encoding that is wrong is that of the signature, which an OCMF record has in it. */
function fieldOf({ part }: SignedDataError, kind: Verified['signed']['kind']): Field | undefined {
  if (part === 'platform') return undefined;
  if (part === 'curve' || part === 'public_key') return 'publicKey';
  return kind === 'ocmf' ? 'packet' : 'signature';
}

function naming<Result>(field: Field, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof SignedDataError) throw new UnreadableText(field, error);
    throw error;
  }
}
