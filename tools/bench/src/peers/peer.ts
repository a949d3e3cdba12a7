/** Another decoder of the same messages, at work on one delivery. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Decodes the delivery into the peer's own message. */
  readonly decode: (bytes: Uint8Array) => unknown;
  /** Encodes what `decode` returned. Absent: the peer only decodes. */
  readonly encode?: (message: unknown) => Uint8Array;
}
