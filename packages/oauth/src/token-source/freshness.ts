import type { Clock } from '../options/clock.ts';
import type { Tokens } from '../server/tokens.ts';

/** How old tokens are in terms of what to do. */
export interface Freshness {
  /** A call with them would be refused: wait for new ones. */
  isOver(tokens: Tokens): boolean;
  /** They are good still, but it is time for new ones. */
  isEnding(tokens: Tokens): boolean;
}

/** Milliseconds. A call takes a while, and clocks differ: the last seconds of a token are not used. */
const LAST_SECONDS = 10_000;

/** Tells by the clock which tokens are fresh. Both margins shrink with short-lived tokens: or these would be over when they come. */
export function freshness(clock: Clock, refreshWindow: number): Freshness {
  const leaves = ({ requestedAt, expiresAt }: Tokens, margin: number, share: number): boolean =>
    expiresAt !== undefined && clock.now() >= expiresAt - Math.min(margin, (expiresAt - requestedAt) * share);
  return {
    isOver: (tokens) => leaves(tokens, LAST_SECONDS, 0.1),
    isEnding: (tokens) => leaves(tokens, refreshWindow, 0.5),
  };
}

/** A time in which something is left alone. */
export interface Pause {
  isOn(): boolean;
}

/** No pause. */
export const noPause: Pause = { isOn: () => false };

/** A pause that begins now. A clock that is set back does not make it longer than it is. */
export function pauseOf(clock: Clock, milliseconds: number): Pause {
  const from = clock.now();
  return { isOn: () => clock.now() >= from && clock.now() < from + milliseconds };
}
