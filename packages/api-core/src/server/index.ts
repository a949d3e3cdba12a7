export { matchEndpoint, type MatchedEndpoint } from './match-endpoint.ts';
export { decodeInput, type RequestParts } from './decode-input.ts';
export { encodeOutput } from './encode-output.ts';
export type { WireStyle } from '../wire/wire-style.ts';
