/** What is malformed, as `SignedDataError.part` says it. */
export type SignedDataPart =
  'encoding' | 'length_prefix' | 'message' | 'signature' | 'public_key' | 'curve' | 'ocmf' | 'platform';

/**
 * Thrown when something that belongs to a signature cannot be read, so that nothing can be said about it. A signature that
 * can be read and does not hold is no error: it is `'invalid'`.
 *
 * @example
 * try {
 *   await verifySigned(packet, signature, publicKey);
 * } catch (error) {
 *   if (error instanceof SignedDataError && error.part === 'public_key') console.log(error.reason);
 * }
 */
export class SignedDataError extends Error {
  override readonly name: string = 'SignedDataError';
  /** Stable: test for this, not for the message. */
  readonly code = 'signed_data' as const;
  /**
   * What is malformed: the `encoding` of a text (neither hex nor base64), the `length_prefix` of a packet, the `message`
   * behind it, the size or form of the `signature`, the `public_key`, its `curve` (a sound key, of another curve), the
   * text of an `ocmf` record; or nothing of these, and the `platform` has no WebCrypto.
   */
  readonly part: SignedDataPart;
  /** What is wrong with it. */
  readonly reason: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(part: SignedDataPart, reason: string, hint: string, options?: ErrorOptions) {
    super(`${SUBJECTS[part]}: ${reason}.`, options);
    this.part = part;
    this.reason = reason;
    this.hint = hint;
  }
}

const SUBJECTS: Readonly<Record<SignedDataPart, string>> = {
  encoding: 'The text cannot be read as bytes',
  length_prefix: 'Not a signed packet',
  message: 'Not a signed message',
  signature: 'Not a signature',
  public_key: 'Not a public key',
  curve: 'The key or the signature is of another curve',
  ocmf: 'Not an OCMF record',
  platform: 'Nothing can be verified here',
};
