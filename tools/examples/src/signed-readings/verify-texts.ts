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
  let field: Field = 'packet';
  try {
    const signed = signedIn(packet);
    field = 'publicKey';
    const key = parsePublicKey(publicKey);
    if (signed.kind === 'ocmf') {
      field = 'packet'; // it has the signature in it
      return { verdict: await verifyOcmf(signed.record, key), signed };
    }
    field = 'signature';
    return { verdict: await verifySigned(packet, signature, key), signed };
  } catch (error) {
    if (!(error instanceof SignedDataError)) throw error;
    const { part } = error;
    throw new UnreadableText(part === 'platform' ? undefined : part === 'curve' ? 'publicKey' : field, error);
  }
}

function signedIn(packet: string): Verified['signed'] {
  if (isOcmf(packet)) return { kind: 'ocmf', record: parseOcmf(packet) };
  return isSignedTransaction(packet)
    ? { kind: 'transaction', transaction: decodeSignedTransaction(packet) }
    : { kind: 'reading', reading: decodeSignedValues(packet) };
}
