import type { Profile } from '../profile/profile.ts';
import { counter, type Instrument, RATE_DECIMALS, resolve } from './instrument.ts';

/** A meter for what is counted in m³: water or gas. */
export function flowMeter({ volume, commissioned }: { volume: Profile; commissioned: number }): Instrument {
  const count = counter(volume, commissioned);
  return {
    sample(at) {
      const flowRate = resolve(volume.rate(at), RATE_DECIMALS);
      return { activePower: flowRate, flowRate, counterReading: count(at) };
    },
  };
}
