export { matchEndpoint, type MatchedEndpoint } from './match-endpoint.ts';
export { decodeInput, type RequestParts } from './decode-input.ts';
export { encodeOutput, type WireStyle } from './encode-output.ts';
