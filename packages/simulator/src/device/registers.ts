import { parseObis, type ObisCode } from '@smart-me/obis';
import { type ObisValue, profiles, unitFor } from '@smart-me/readings';
import type { Sample } from '../instrument/instrument.ts';

/** What a device counts; it decides the OBIS codes of its values. */
export type Medium = 'electricity' | 'heat' | 'gas' | 'coldWater' | 'hotWater' | 'none';

/** How one number of a sample becomes a value. */
interface Register {
  readonly obis: ObisCode;
  readonly read: (sample: Sample) => number | undefined;
  readonly unit: string;
  /** How many of it the unit of the sample is: a sample has kWh and kW. */
  readonly scale: number;
  /** Whether the history keeps it. */
  readonly isCounter: boolean;
}

const IN_THOUSANDS = new Set(['Wh', 'W']);

/** A single number of a sample. */
type Reading = Exclude<keyof Sample, 'circuit'>;

/** The values of a sample as a device of this medium sends them: energy in Wh, power in W, everything else as it is. */
export function obisValues(medium: Medium, sample: Sample): ObisValue[] {
  return valuesOf(REGISTERS[medium], sample);
}

/** What of them the history keeps: the counters. */
export function counterValues(medium: Medium, sample: Sample): ObisValue[] {
  return valuesOf(
    REGISTERS[medium].filter(({ isCounter }) => isCounter),
    sample,
  );
}

function valuesOf(registers: readonly Register[], sample: Sample): ObisValue[] {
  const values: ObisValue[] = [];
  for (const { obis, read, scale, unit } of registers) {
    const value = read(sample);
    // 12 digits: what is left of a decimal fraction after a power of ten, without the noise of binary fractions.
    if (value !== undefined)
      values.push({ obis, value: scale === 1 ? value : Number((value * scale).toPrecision(12)), unit });
  }
  return values;
}

function register(code: string, read: Reading | Register['read']): Register {
  const obis = parseObis(code);
  const unit = unitFor(obis, profiles.rest);
  return {
    obis,
    unit,
    read: typeof read === 'function' ? read : (sample) => sample[read],
    scale: IN_THOUSANDS.has(unit) ? 1000 : 1,
    isCounter: typeof read === 'string' && read.startsWith('counterReading'),
  };
}

function volume(medium: 7 | 8 | 9, total: string, flow: string): readonly Register[] {
  return [
    register(`${medium}-0:${total}*255`, 'counterReading'),
    register(`${medium}-0:${flow}*255`, 'flowRate'),
  ];
}

const REGISTERS: Readonly<Record<Medium, readonly Register[]>> = {
  electricity: [
    register('1-0:1.8.0*255', 'counterReadingImport'),
    register('1-0:1.8.1*255', 'counterReadingT1'),
    register('1-0:1.8.2*255', 'counterReadingT2'),
    register('1-0:2.8.0*255', 'counterReadingExport'),
    register('1-0:1.7.0*255', ({ activePower }) => activePower && Math.max(0, activePower)),
    register('1-0:16.7.0*255', 'activePower'),
    register('1-0:21.7.0*255', 'activePowerL1'),
    register('1-0:41.7.0*255', 'activePowerL2'),
    register('1-0:61.7.0*255', 'activePowerL3'),
    register('1-0:32.7.0*255', ({ voltageL1, voltage }) => voltageL1 ?? voltage),
    register('1-0:52.7.0*255', 'voltageL2'),
    register('1-0:72.7.0*255', 'voltageL3'),
    register('1-0:31.7.0*255', ({ currentL1, current }) => currentL1 ?? current),
    register('1-0:51.7.0*255', 'currentL2'),
    register('1-0:71.7.0*255', 'currentL3'),
    register('1-0:33.7.0*255', ({ powerFactorL1, powerFactor }) => powerFactorL1 ?? powerFactor),
    register('1-0:53.7.0*255', 'powerFactorL2'),
    register('1-0:73.7.0*255', 'powerFactorL3'),
    register('1-0:96.9.0*255', 'temperature'),
  ],
  heat: [
    register('6-0:1.0.0*255', 'counterReading'),
    register('6-0:8.0.0*255', 'activePower'),
    register('6-0:9.0.0*255', 'flowRate'),
    register('6-0:10.0.0*255', ({ circuit }) => circuit?.flowTemperature),
    register('6-0:11.0.0*255', ({ circuit }) => circuit?.returnTemperature),
  ],
  gas: volume(7, '3.0.0', '43.15.0'),
  coldWater: volume(8, '1.0.0', '2.0.0'),
  hotWater: volume(9, '1.0.0', '2.0.0'),
  none: [register('1-0:96.9.0*255', 'temperature')],
};
