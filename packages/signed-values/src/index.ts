// What a meter has signed, decoded.
export {
  decodeSignedTransaction,
  decodeSignedValues,
  isSignedTransaction,
  type SignedReading,
  type SignedTransaction,
} from './decode-signed.ts';

// Whether the signature holds.
export { type Verification, verifySigned } from './verify-signed.ts';
export { type Curve, parsePublicKey, type PublicKey } from './public-key.ts';
export type { BytesInput } from './bytes-input.ts';

// What can be malformed.
export { SignedDataError, type SignedDataPart } from './signed-data-error.ts';
