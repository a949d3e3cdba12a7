import { ripple } from '../profile/ripple.ts';
import { seasonal } from '../profile/seasonal.ts';
import { HOUR, MINUTE } from '../profile/profile.ts';
import { resolve, type Instrument } from './instrument.ts';

/** What a gateway measures of itself: the temperature in its housing. */
export function gatewaySensor({ seed }: { seed: number }): Instrument {
  const warmth = ripple(ripple(seasonal({ perDay: 24, swing: -0.2 }), { step: 6 * HOUR, depth: 0.2, seed }), {
    step: 10 * MINUTE,
    depth: 0.05,
    seed,
  });
  return { sample: (at) => ({ temperature: resolve(24 * warmth.rate(at), 1) }) };
}
