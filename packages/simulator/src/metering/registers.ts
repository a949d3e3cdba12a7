import type { MeterEnergyType, MeterSubType } from '@smart-me/api-core/resources';
import { parseObis, type ObisCode } from '@smart-me/obis';
import { type ObisValue, profiles, unitFor } from '@smart-me/readings';
import type { Sample, SampleDetails, ShownNumber } from './sample.ts';

/** What a device counts; it decides the OBIS codes of its values. */
export type Medium = 'electricity' | 'heat' | 'gas' | 'coldWater' | 'hotWater' | 'none';

/** What a device of this kind counts; `none` where smart-me documents no OBIS codes. */
export function mediumOf(energyType: MeterEnergyType, subType: MeterSubType): Medium {
  switch (energyType) {
    case 'electricity':
      return 'electricity';
    case 'heat':
      return 'heat';
    case 'gas':
      return 'gas';
    case 'water':
      return subType === 'hotWater' ? 'hotWater' : 'coldWater';
    default:
      return 'none';
  }
}

/** How one number of a sample becomes a value. */
interface Register {
  readonly obis: ObisCode;
  readonly read: (sample: Sample) => number | undefined;
  readonly unit: string;
  /** How many of it the unit of the sample is: a sample has kWh and kW. */
  readonly scale: number;
  /** Whether every message has it. */
  readonly isEssential: boolean;
  /** Whether the history keeps it. */
  readonly isStored: boolean;
  /** Whether messages have it at all. */
  readonly isSent: boolean;
}

/** Which values of a sample: all of them, those of the history, those that a message can have, those that each has. */
export type Selection = 'all' | 'stored' | 'sent' | 'essential';

/** The values of a sample of a device of this medium: energy in Wh, power in W, everything else as it is. */
export function obisValues(medium: Medium, sample: Sample, selection: Selection = 'all'): ObisValue[] {
  const values: ObisValue[] = [];
  for (const register of REGISTERS[medium]) {
    const value = isSelected(register, selection) ? register.read(sample) : undefined;
    const { obis, scale, unit } = register;
    // 12 digits: what is left of a decimal fraction after a power of ten, without the noise of binary fractions.
    if (value !== undefined)
      values.push({ obis, value: scale === 1 ? value : Number((value * scale).toPrecision(12)), unit });
  }
  return values;
}

/** The essential values of a message, and those others that are elsewhere than in the message before: V, A and W by one step. */
export function changedValues(medium: Medium, before: Sample, sample: Sample): ObisValue[] {
  const essential = new Set(obisValues(medium, sample, 'essential').map(({ obis }) => obis.key));
  const earlier = new Map(obisValues(medium, before, 'sent').map(({ obis, value }) => [obis.key, value]));
  return obisValues(medium, sample, 'sent').filter(
    ({ obis, value, unit }) =>
      essential.has(obis.key) ||
      Math.abs(value - (earlier.get(obis.key) ?? Number.POSITIVE_INFINITY)) >= (STEPS[unit] ?? 0.05),
  );
}

const STEPS: Readonly<Partial<Record<string, number>>> = { V: 1, A: 1, W: 100, Wh: 100 };

function isSelected({ isEssential, isSent, isStored }: Register, selection: Selection): boolean {
  switch (selection) {
    case 'all':
      return true;
    case 'stored':
      return isStored;
    case 'sent':
      return isSent;
    case 'essential':
      return isEssential;
  }
}

type Read = ShownNumber | Register['read'];
const IN_THOUSANDS = new Set(['Wh', 'W', 'varh']);

function register(
  code: string,
  read: Read,
  { isEssential = false, isStored = false, isSent = true }: Partial<Register> = {},
): Register {
  const obis = parseObis(code);
  const unit = unitFor(obis, profiles.rest);
  return {
    obis,
    unit,
    read: typeof read === 'function' ? read : (sample) => sample[read],
    scale: IN_THOUSANDS.has(unit) ? 1000 : 1,
    isEssential,
    isStored,
    isSent,
  };
}

const essential = (code: string, read: Read): Register => register(code, read, { isEssential: true });
const counter = (code: string, read: Read): Register =>
  register(code, read, { isEssential: true, isStored: true });
const tariffCounter = (code: string, name: keyof SampleDetails & `${string}T${1 | 2}`): Register =>
  register(code, ({ details }) => details?.[name], { isStored: true });
/** No message was seen to have one. */
const reactive = (code: string, quadrant: 1 | 2 | 3 | 4): Register =>
  register(code, ({ details }) => details?.reactive?.[quadrant - 1], { isStored: true, isSent: false });

function volume(medium: 7 | 8 | 9, total: string, flow: string): readonly Register[] {
  return [
    counter(`${medium}-0:${total}*255`, 'counterReading'),
    essential(`${medium}-0:${flow}*255`, 'flowRate'),
  ];
}

const REGISTERS: Readonly<Record<Medium, readonly Register[]>> = {
  electricity: [
    counter('1-0:1.8.0*255', 'counterReadingImport'),
    tariffCounter('1-0:1.8.1*255', 'importT1'),
    tariffCounter('1-0:1.8.2*255', 'importT2'),
    counter('1-0:2.8.0*255', 'counterReadingExport'),
    tariffCounter('1-0:2.8.1*255', 'exportT1'),
    tariffCounter('1-0:2.8.2*255', 'exportT2'),
    essential('1-0:1.7.0*255', ({ activePower }) => activePower && Math.max(0, activePower)),
    essential('1-0:16.7.0*255', 'activePower'),
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
    reactive('1-1:5.8.0*255', 1),
    reactive('1-1:6.8.0*255', 2),
    reactive('1-1:7.8.0*255', 3),
    reactive('1-1:8.8.0*255', 4),
  ],
  heat: [
    counter('6-0:1.0.0*255', 'counterReading'),
    essential('6-0:8.0.0*255', 'activePower'),
    essential('6-0:9.0.0*255', 'flowRate'),
    essential('6-0:10.0.0*255', ({ details }) => details?.flowTemperature),
    essential('6-0:11.0.0*255', ({ details }) => details?.returnTemperature),
  ],
  gas: volume(7, '3.0.0', '43.15.0'),
  coldWater: volume(8, '1.0.0', '2.0.0'),
  hotWater: volume(9, '1.0.0', '2.0.0'),
  none: [essential('1-0:96.9.0*255', 'temperature')],
};
