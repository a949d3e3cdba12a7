import { MINUTE, type Profile } from '../profile/profile.ts';
import { deriveSeed, uniform } from '../random/seeded.ts';
import {
  counter,
  COUNTER_DECIMALS,
  RATE_DECIMALS,
  resolve,
  type Instrument,
  type Sample,
} from './instrument.ts';

/** What an electricity meter needs to know. */
export interface ElectricityMeterOptions {
  readonly seed: number;
  readonly phases: 1 | 3;
  /** The instant at which the counters stood at zero. Milliseconds since 1970. */
  readonly commissioned: number;
  readonly imported?: Profile;
  readonly exported?: Profile;
}

/** An electricity meter that balances its phases: it counts import or export by the sign of their sum. */
export function electricityMeter({
  seed,
  phases,
  commissioned,
  imported,
  exported,
}: ElectricityMeterOptions): Instrument {
  const measurePhases = phases === 3 ? threePhases(seed) : onePhase(seed);
  const countImport = imported && counter(imported, commissioned);
  const countExport = exported && counter(exported, commissioned);

  return {
    sample(at) {
      const power = (imported?.rate(at) ?? 0) - (exported?.rate(at) ?? 0);
      const counterReadingImport = countImport?.(at) ?? 0;
      const counterReadingExport = countExport?.(at) ?? 0;
      return {
        ...measurePhases(at, power),
        counterReading: resolve(counterReadingImport - counterReadingExport, COUNTER_DECIMALS),
        counterReadingImport,
        counterReadingExport,
      };
    },
  };
}

function onePhase(seed: number): (at: number, power: number) => Sample {
  const phase = conductor(deriveSeed(seed, 'L1'));
  return (at, power) => {
    const { activePower, voltage, current, powerFactor } = phase(at, power);
    return { activePower, voltage, current, powerFactor };
  };
}

function threePhases(seed: number): (at: number, power: number) => Sample {
  const share = (name: string): ((minute: number) => number) => {
    const own = deriveSeed(seed, `share ${name}`);
    return (minute) => 0.5 + uniform(own, minute);
  };
  const [shareOf1, shareOf2, shareOf3] = [share('L1'), share('L2'), share('L3')];
  const first = conductor(deriveSeed(seed, 'L1'));
  const second = conductor(deriveSeed(seed, 'L2'));
  const third = conductor(deriveSeed(seed, 'L3'));
  return (at, power) => {
    const minute = Math.floor(at / MINUTE);
    const [a, b, c] = [shareOf1(minute), shareOf2(minute), shareOf3(minute)];
    const l1 = first(at, (power * a) / (a + b + c));
    const l2 = second(at, (power * b) / (a + b + c));
    const l3 = third(at, (power * c) / (a + b + c));
    return {
      activePower: resolve(l1.activePower + l2.activePower + l3.activePower, RATE_DECIMALS),
      activePowerL1: l1.activePower,
      activePowerL2: l2.activePower,
      activePowerL3: l3.activePower,
      voltageL1: l1.voltage,
      voltageL2: l2.voltage,
      voltageL3: l3.voltage,
      currentL1: l1.current,
      currentL2: l2.current,
      currentL3: l3.current,
      powerFactorL1: l1.powerFactor,
      powerFactorL2: l2.powerFactor,
      powerFactorL3: l3.powerFactor,
    };
  };
}

type Conductor = (
  at: number,
  power: number,
) => { activePower: number; voltage: number; current: number; powerFactor: number };

/** One phase conductor: voltage and power factor wander within their everyday limits, and P = U · I · cos φ holds. */
function conductor(seed: number): Conductor {
  const voltageSeed = deriveSeed(seed, 'voltage');
  const factorSeed = deriveSeed(seed, 'power factor');
  return (at, power) => {
    const slot = Math.floor(at / VOLTAGE_STEP);
    const voltage = resolve(NOMINAL_VOLTAGE + 4 * (uniform(voltageSeed, slot) - 0.5) - 0.3 * power, 1);
    const powerFactor = resolve(0.92 + 0.08 * uniform(factorSeed, slot), 3);
    const current = resolve((Math.abs(power) * 1000) / (voltage * powerFactor), 3);
    return { activePower: resolve(power, RATE_DECIMALS), voltage, current, powerFactor };
  };
}

/** EN 50160. */
const NOMINAL_VOLTAGE = 230;
const VOLTAGE_STEP = MINUTE / 6;
