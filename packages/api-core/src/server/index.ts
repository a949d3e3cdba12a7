export { matchEndpoint, type MatchedEndpoint } from './match-endpoint.ts';
export { decodeInput, type RequestParts } from './decode-input.ts';
export { encodeOutput } from './encode-output.ts';
export type { WireStyle } from '../wire/conversion.ts';

// What else serves or describes the calls of a table looks into its types with these.
export { Conversion, describeProblems } from '../wire/conversion.ts';
export { isConfirmation } from '../resources/confirmation.ts';
export { isEnumeration } from '../wire/enumeration.ts';
export { isScalar, jsonFormOf } from '../wire/scalars.ts';
export { isWireObject } from '../wire/wire-object.ts';
export { isArrayType, isMapped, isOptional } from '../wire/wire-type.ts';
