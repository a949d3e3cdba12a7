import type { Clock } from '../clock.ts';
import type { Tokens } from '../tokens.ts';

/** How old tokens are in terms of what to do. */
export interface Freshness {
  /** A call with them would be refused: wait for new ones. */
  isOver(tokens: Tokens): boolean;
  /** They are good still, but it is time for new ones. */
  isEnding(tokens: Tokens): boolean;
}

/** A call takes a while, and clocks differ: the last seconds of a token are not used. */
const LAST_SECONDS = 10_000;

/** Judges tokens by the clock. Both margins shrink with short-lived tokens: or these would be over when they come. */
export function freshness(clock: Clock, skew: number): Freshness {
  const leaves = ({ obtainedAt, expiresAt }: Tokens, margin: number, share: number): boolean =>
    expiresAt !== undefined && clock.now() >= expiresAt - Math.min(margin, (expiresAt - obtainedAt) * share);
  return {
    isOver: (tokens) => leaves(tokens, LAST_SECONDS, 0.1),
    isEnding: (tokens) => leaves(tokens, skew, 0.5),
  };
}
