import type { Profile } from '../profile/profile.ts';
import { counter, type Instrument, RATE_DECIMALS, resolve } from './instrument.ts';

/** Volumetric heat capacity of water in kWh per m³ and kelvin. */
const HEAT_CAPACITY = 1.163;
/** Water goes out at this many °C when little heat is needed, and comes back this much colder. */
const LOWEST_FLOW_TEMPERATURE = 32;
const SPREAD = 8;

/** A heat meter: the flow follows from the power and the temperature spread (EN 1434-1). */
export function heatMeter({ energy, commissioned }: { energy: Profile; commissioned: number }): Instrument {
  const count = counter(energy, commissioned);
  return {
    sample(at) {
      const power = energy.rate(at);
      const flowTemperature = resolve(LOWEST_FLOW_TEMPERATURE + 2.5 * power, 1);
      return {
        activePower: resolve(power, RATE_DECIMALS),
        counterReading: count(at),
        flowRate: resolve(power / (HEAT_CAPACITY * SPREAD), RATE_DECIMALS),
        circuit: { flowTemperature, returnTemperature: resolve(flowTemperature - SPREAD, 1) },
      };
    },
  };
}
