import type { Profile } from '../profile/profile.ts';
import { COUNTER_DECIMALS, RATE_DECIMALS, resolve, type Instrument } from './instrument.ts';

/** A meter for what is counted in m³: water or gas. */
export function flowMeter({ volume, commissioned }: { volume: Profile; commissioned: number }): Instrument {
  return {
    sample(at) {
      const flowRate = resolve(volume.rate(at), RATE_DECIMALS);
      const counterReading = resolve(volume.total(at) - volume.total(commissioned), COUNTER_DECIMALS);
      return { activePower: flowRate, flowRate, counterReading };
    },
  };
}
