import { HOUR, MINUTE, seasonal, type Profile } from './profile.ts';
import { ripple } from './ripple.ts';
import { counter, rounded, USUAL_RESOLUTION, type Meter } from './sample.ts';

/** A meter for what is counted in m³: water or gas. */
export function flowMeter({ volume, commissioned }: { volume: Profile; commissioned: number }): Meter {
  const count = counter(volume, { commissioned });
  return {
    sample(at) {
      const flowRate = rounded(volume.rate(at), USUAL_RESOLUTION.power);
      return { activePower: flowRate, flowRate, counterReading: count(at) };
    },
  };
}

/** Volumetric heat capacity of water in kWh per m³ and kelvin. */
const HEAT_CAPACITY = 1.163;
/** Water goes out at this many °C when little heat is needed, and comes back this much colder. */
const LOWEST_FLOW_TEMPERATURE = 32;
const SPREAD = 8;

/** A heat meter: the flow follows from the power and the temperature spread (EN 1434-1). */
export function heatMeter({ energy, commissioned }: { energy: Profile; commissioned: number }): Meter {
  const count = counter(energy, { commissioned });
  return {
    sample(at) {
      const power = energy.rate(at);
      const flowTemperature = rounded(LOWEST_FLOW_TEMPERATURE + 2.5 * power, 1);
      return {
        activePower: rounded(power, USUAL_RESOLUTION.power),
        counterReading: count(at),
        flowRate: rounded(power / (HEAT_CAPACITY * SPREAD), USUAL_RESOLUTION.power),
        details: { flowTemperature, returnTemperature: rounded(flowTemperature - SPREAD, 1) },
      };
    },
  };
}

/** What a gateway measures of itself: the temperature in its housing. */
export function gatewaySensor({ seed }: { seed: number }): Meter {
  const slow = ripple(seasonal({ perDay: 24, swing: -0.2 }), { step: 6 * HOUR, depth: 0.2, seed });
  const warmth = ripple(slow, { step: 10 * MINUTE, depth: 0.05, seed });
  return { sample: (at) => ({ temperature: rounded(24 * warmth.rate(at), 1) }) };
}
