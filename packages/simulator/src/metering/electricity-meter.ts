import { pick } from './properties.ts';
import { deriveSeed, uniform } from '../random/seeded.ts';
import { MINUTE, type Profile } from './profile.ts';
import {
  counter,
  rounded,
  USUAL_RESOLUTION,
  type Meter,
  type Resolution,
  type Sample,
  type SampleDetails,
} from './sample.ts';

/** What an electricity meter needs to know. */
export interface ElectricityMeterOptions {
  readonly seed: number;
  readonly phases: 1 | 3;
  /** The instant at which the counters stood at zero. Milliseconds since 1970. */
  readonly commissioned: number;
  readonly imported?: Profile;
  readonly exported?: Profile;
  /** Default: 0.1 Wh and as fine. */
  readonly resolution?: Resolution;
  /** What it shows of its phases besides voltages and currents. Default: power and power factor of each. */
  readonly shows?: 'everything' | 'voltages and currents';
  /** The tariff counters it has, and the one that has counted everything so far. Default: none. */
  readonly tariffs?: { readonly count: 2 | 4; readonly active: 1 | 2 };
  /** Reactive energy as a part of the active one. Default: not counted. */
  readonly reactive?: { readonly inductive: number; readonly capacitive: number };
}

/** An electricity meter that balances its phases: it counts import or export by the sign of their sum. */
export function electricityMeter(options: ElectricityMeterOptions): Meter {
  const { seed, phases, imported, exported, commissioned, resolution = USUAL_RESOLUTION, tariffs } = options;
  const full = phases === 3 ? threePhases(seed, resolution) : onePhase(seed, resolution);
  const phasesAt = options.shows === 'voltages and currents' ? withoutPowers(full) : full;
  const counterOptions = { commissioned, decimals: resolution.counter };
  const countImport = imported === undefined ? () => 0 : counter(imported, counterOptions);
  const countExport = exported === undefined ? () => 0 : counter(exported, counterOptions);

  return {
    sample(at) {
      const power = (imported?.rate(at) ?? 0) - (exported?.rate(at) ?? 0);
      const counterReadingImport = countImport(at);
      const counterReadingExport = countExport(at);
      const net = rounded(counterReadingImport - counterReadingExport, resolution.counter);
      const details = {
        ...(tariffs && tariffCounters(tariffs.active, counterReadingImport, counterReadingExport)),
        ...reactiveCounters(options.reactive, resolution, counterReadingImport, counterReadingExport),
      };
      return {
        ...phasesAt(at, power),
        counterReading: net,
        ...(tariffs && netCounters(tariffs, net)),
        counterReadingImport,
        counterReadingExport,
        details,
      };
    },
  };
}

/** T1 to T4 as REST shows them: they add up to the net counter. */
function netCounters({ count, active }: { count: 2 | 4; active: 1 | 2 }, net: number): Sample {
  return {
    counterReadingT1: active === 1 ? net : 0,
    counterReadingT2: active === 2 ? net : 0,
    ...(count === 4 && { counterReadingT3: 0, counterReadingT4: 0 }),
  };
}

function tariffCounters(active: 1 | 2, imported: number, exported: number): SampleDetails {
  return active === 1
    ? { importT1: imported, importT2: 0, exportT1: exported, exportT2: 0 }
    : { importT1: 0, importT2: imported, exportT1: 0, exportT2: exported };
}

/** Quadrants I and IV lie on the side of the import, II and III on that of the export (IEC 62053-23, annex C). */
function reactiveCounters(
  shares: ElectricityMeterOptions['reactive'],
  resolution: Resolution,
  imported: number,
  exported: number,
): SampleDetails {
  if (shares === undefined) return {};
  const part = (energy: number, share: number): number => rounded(energy * share, resolution.counter);
  const { inductive, capacitive } = shares;
  return {
    reactive: [
      part(imported, inductive),
      part(exported, capacitive),
      part(exported, inductive),
      part(imported, capacitive),
    ],
  };
}

type Phases = (at: number, power: number) => Sample;

/** A module that reads the utility's meter sees no power of a single phase, and no power factor. */
function withoutPowers(phases: Phases): Phases {
  return (at, power) => pick(phases(at, power), VOLTAGES_AND_CURRENTS);
}

const VOLTAGES_AND_CURRENTS = [
  'activePower',
  'voltage',
  'voltageL1',
  'voltageL2',
  'voltageL3',
  'currentL1',
  'currentL2',
  'currentL3',
] as const satisfies readonly (keyof Sample)[];

function onePhase(seed: number, resolution: Resolution): Phases {
  return conductor(deriveSeed(seed, 'L1'), resolution);
}

function threePhases(seed: number, resolution: Resolution): Phases {
  const share = (name: string): ((minute: number) => number) => {
    const own = deriveSeed(seed, `share ${name}`);
    return (minute) => 0.5 + uniform(own, minute);
  };
  const [shareOf1, shareOf2, shareOf3] = [share('L1'), share('L2'), share('L3')];
  const first = conductor(deriveSeed(seed, 'L1'), resolution);
  const second = conductor(deriveSeed(seed, 'L2'), resolution);
  const third = conductor(deriveSeed(seed, 'L3'), resolution);
  return (at, power) => {
    const minute = Math.floor(at / MINUTE);
    const [a, b, c] = [shareOf1(minute), shareOf2(minute), shareOf3(minute)];
    const l1 = first(at, (power * a) / (a + b + c));
    const l2 = second(at, (power * b) / (a + b + c));
    const l3 = third(at, (power * c) / (a + b + c));
    return {
      activePower: rounded(l1.activePower + l2.activePower + l3.activePower, resolution.power),
      activePowerL1: l1.activePower,
      activePowerL2: l2.activePower,
      activePowerL3: l3.activePower,
      voltage: l1.voltage,
      voltageL1: l1.voltage,
      voltageL2: l2.voltage,
      voltageL3: l3.voltage,
      currentL1: l1.current,
      currentL2: l2.current,
      currentL3: l3.current,
      powerFactor: rounded((l1.powerFactor + l2.powerFactor + l3.powerFactor) / 3, 3),
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
function conductor(seed: number, resolution: Resolution): Conductor {
  const voltageSeed = deriveSeed(seed, 'voltage');
  const factorSeed = deriveSeed(seed, 'power factor');
  return (at, power) => {
    const slot = Math.floor(at / VOLTAGE_STEP);
    const exact = NOMINAL_VOLTAGE + 4 * (uniform(voltageSeed, slot) - 0.5) - 0.3 * power;
    const powerFactor = rounded(0.92 + 0.08 * uniform(factorSeed, slot), 3);
    return {
      activePower: rounded(power, resolution.power),
      voltage: rounded(exact, resolution.voltage),
      current: rounded((Math.abs(power) * 1000) / (exact * powerFactor), resolution.current),
      powerFactor,
    };
  };
}

/** EN 50160. */
const NOMINAL_VOLTAGE = 230;
const VOLTAGE_STEP = 2 * MINUTE;
