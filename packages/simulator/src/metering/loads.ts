import { deriveSeed } from '../random/seeded.ts';
import { alternate, bursts, type BurstProfile } from './bursts.ts';
import { daily, daylight, hourly, weekly } from './daily.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  scaled,
  seasonal,
  STANDARD_TIME_OFFSET,
  sum,
  type Profile,
} from './profile.ts';
import { ripple } from './ripple.ts';

const LIVING = weekly(
  hourly([1, 1, 1, 1, 1, 2, 5, 6, 4, 3, 3, 4, 5, 4, 3, 3, 4, 6, 9, 10, 9, 7, 4, 2]),
  hourly([2, 1, 1, 1, 1, 1, 2, 3, 5, 6, 6, 7, 7, 6, 5, 5, 5, 6, 8, 9, 9, 8, 5, 3]),
);
const MEALS = weekly(
  hourly([0, 0, 0, 0, 0, 1, 5, 5, 2, 0, 1, 6, 5, 1, 0, 0, 2, 7, 10, 6, 2, 1, 0, 0]),
  hourly([0, 0, 0, 0, 0, 0, 1, 3, 6, 5, 2, 7, 7, 2, 1, 1, 2, 7, 10, 6, 2, 1, 0, 0]),
);
const HEATING = hourly([6, 6, 6, 6, 7, 9, 10, 9, 7, 6, 5, 4, 4, 4, 4, 5, 6, 7, 8, 8, 8, 7, 7, 6]);

/** From day to day, from ten minutes to ten minutes and from ten seconds to ten seconds. */
function varied(profile: Profile, seed: number, shape: Parameters<typeof daily>[1], depth: number): Profile {
  const day = { step: DAY, offset: -STANDARD_TIME_OFFSET };
  const days = daily(ripple(profile, { ...day, depth, seed: deriveSeed(seed, 'day') }), shape);
  const tens = ripple(days, { step: 10 * MINUTE, depth, seed: deriveSeed(seed, 'ten minutes') });
  return ripple(tens, { step: 10 * SECOND, depth: 0.25, seed: deriveSeed(seed, 'ten seconds') });
}

/** A photovoltaic plant of about 8 kWp: kW and kWh. */
export function photovoltaics(seed: number): Profile {
  return varied(seasonal({ perDay: 22, swing: -0.72 }), seed, daylight, 0.9);
}

/** A house of four with a heat pump, seen from the grid: what it draws, and what it feeds in from `plant`. kW and kWh. */
export function household(seed: number, plant: Profile): { imported: Profile; exported: Profile } {
  const base = ripple(seasonal({ perDay: 2.6 }), {
    step: 10 * SECOND,
    depth: 0.2,
    seed: deriveSeed(seed, 'base'),
  });
  const fridge = bursts(seasonal({ perDay: 0.8, swing: -0.15 }), {
    step: 50 * MINUTE,
    rate: 0.09,
    seed: deriveSeed(seed, 'fridge'),
  });
  const living = varied(seasonal({ perDay: 3.4, swing: 0.25 }), deriveSeed(seed, 'living'), LIVING, 0.7);
  const cooking = bursts(varied(seasonal({ perDay: 2.4 }), deriveSeed(seed, 'meals'), MEALS, 0.6), {
    step: 20 * MINUTE,
    rate: 2.1,
    seed: deriveSeed(seed, 'cooking'),
  });
  const heatPump = bursts(
    varied(seasonal({ perDay: 14, swing: 0.85 }), deriveSeed(seed, 'heating'), HEATING, 0.4),
    {
      step: 90 * MINUTE,
      rate: 2.8,
      seed: deriveSeed(seed, 'heat pump'),
    },
  );
  return alternate(sum(base, fridge, living, cooking, heatPump), scaled(plant, FED_IN), { step: 5 * MINUTE });
}

/** The part of the plant's energy that the house does not use itself. */
const FED_IN = 0.5;

/** A flat without a plant of its own: kW and kWh. */
export function flat(seed: number): Profile {
  const base = ripple(seasonal({ perDay: 1.4 }), {
    step: 10 * SECOND,
    depth: 0.2,
    seed: deriveSeed(seed, 'base'),
  });
  const living = varied(seasonal({ perDay: 2.2, swing: 0.2 }), deriveSeed(seed, 'living'), LIVING, 0.7);
  return sum(
    base,
    living,
    bursts(varied(seasonal({ perDay: 1.6 }), deriveSeed(seed, 'meals'), MEALS, 0.6), {
      step: 20 * MINUTE,
      rate: 2.1,
      seed,
    }),
  );
}

/** One appliance on a plug: an espresso machine with its standby. kW and kWh. */
export function espressoMachine(seed: number): Profile {
  const coffee = varied(seasonal({ perDay: 0.6 }), seed, MEALS, 0.8);
  return sum(
    seasonal({ perDay: 0.03 }),
    bursts(coffee, { step: 15 * MINUTE, rate: 1.3, seed: deriveSeed(seed, 'coffee') }),
  );
}

/** Taps, showers and appliances: m³/h and m³. */
export function taps(seed: number, perDay: number): Profile {
  const use = varied(seasonal({ perDay, swing: -0.1 }), seed, LIVING, 0.8);
  return bursts(use, { step: 5 * MINUTE, rate: 0.55, seed: deriveSeed(seed, 'tap') });
}

/** A gas boiler: m³/h and m³. */
export function gasBoiler(seed: number): Profile {
  const use = varied(seasonal({ perDay: 4.2, swing: 0.85 }), seed, HEATING, 0.5);
  return bursts(use, { step: 30 * MINUTE, rate: 1.9, seed: deriveSeed(seed, 'boiler') });
}

/** District heat: kW and kWh. */
export function districtHeat(seed: number): Profile {
  return varied(seasonal({ perDay: 38, swing: 0.88 }), seed, HEATING, 0.5);
}

/** A car that comes home in the afternoon and charges once a night, at 11 kW: kW and kWh. */
export function charging(seed: number): BurstProfile {
  const noon = { step: DAY, offset: 12 * HOUR - STANDARD_TIME_OFFSET };
  const energy = ripple(seasonal({ perDay: 11, swing: 0.15 }), {
    ...noon,
    depth: 0.85,
    seed: deriveSeed(seed, 'distance'),
  });
  return bursts(energy, { ...noon, rate: 11, seed: deriveSeed(seed, 'arrival'), within: [0.22, 0.6] });
}
