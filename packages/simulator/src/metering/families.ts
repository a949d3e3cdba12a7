import type { UploadInterval } from '@smart-me/account-api';
import type { MeterFamilyType } from '@smart-me/api-core/resources';
import { profiles, type UnitProfile } from '@smart-me/readings';
import type { ElectricityMeterOptions } from './electricity-meter.ts';
import { HOUR, MINUTE, SECOND } from './profile.ts';
import { USUAL_RESOLUTION, type Sample } from './sample.ts';

/** What sets devices of one family apart from others, as far as it was recorded or is documented. */
export interface Family {
  /** What its electricity meters show, and how exactly. */
  readonly meter: Pick<ElectricityMeterOptions, 'resolution' | 'shows' | 'tariffs' | 'reactive'>;
  /**
   * When it sends: at the interval that is set; at that and at every full quarter hour; or at every quarter hour, when
   * something has changed, and when nothing has for {@link LONGEST_SILENCE}.
   */
  readonly sends: 'at intervals' | 'at intervals and quarter hours' | 'on change';
  /**
   * What a webhook message holds: everything; counters and total power, and the rest only while sending fast; or those, and
   * of the rest what has changed, with everything at the quarter hour.
   */
  readonly message: 'everything' | 'essentials' | 'changes';
  /** The units of its messages. */
  readonly realtimeProfile: UnitProfile;
}

const USUAL: Family = {
  meter: {},
  sends: 'at intervals',
  message: 'everything',
  realtimeProfile: profiles.realtime,
};

const FAMILIES: Readonly<Partial<Record<MeterFamilyType, Family>>> = {
  // The module in a Kamstrup meter of the utility: steps of 1 Wh, whole volts, everything in tariff 2.
  kamstrupModule: {
    meter: {
      resolution: { counter: 3, power: 3, voltage: 0, current: 2 },
      shows: 'voltages and currents',
      tariffs: { count: 4, active: 2 },
    },
    sends: 'at intervals and quarter hours',
    message: 'essentials',
    realtimeProfile: profiles.realtimeWattHours,
  },
  // The Telstar 80 A: steps of 1 mWh; its tariff input is not wired, so everything is in tariff 1.
  meter3Phase80AWifiV2: {
    meter: {
      resolution: { ...USUAL_RESOLUTION, counter: 6, power: 6 },
      tariffs: { count: 2, active: 1 },
      reactive: { inductive: 0.21, capacitive: 0.03 },
    },
    sends: 'on change',
    message: 'changes',
    realtimeProfile: profiles.realtime,
  },
};

/** What is known of a family; what most devices do, of one of which nothing is. */
export function familyOf(type: MeterFamilyType): Family {
  return FAMILIES[type] ?? USUAL;
}

/** A device that sends on change is silent for this many milliseconds at most. */
export const LONGEST_SILENCE = 330 * SECOND;

/** Whether enough has changed for a device to send: 100 Wh, 100 W, 1 A or 1 V. */
export function hasChanged(before: Sample, now: Sample): boolean {
  return CHANGES.some(([number, step]) => Math.abs((now[number] ?? 0) - (before[number] ?? 0)) >= step);
}

const CHANGES = [
  ['counterReadingImport', 0.1],
  ['counterReadingExport', 0.1],
  ['activePower', 0.1],
  ['currentL1', 1],
  ['currentL2', 1],
  ['currentL3', 1],
  ['voltageL1', 1],
  ['voltageL2', 1],
  ['voltageL3', 1],
] as const satisfies readonly (readonly [keyof Sample, number])[];

/** Milliseconds between two sendings, by the name of the setting. */
export const UPLOAD_INTERVALS: ReadonlyMap<UploadInterval, number> = new Map<UploadInterval, number>([
  ['1s', SECOND],
  ['5s', 5 * SECOND],
  ['10s', 10 * SECOND],
  ['30s', 30 * SECOND],
  ['60s', MINUTE],
  ['5min', 5 * MINUTE],
  ['15min', 15 * MINUTE],
  ['30min', 30 * MINUTE],
  ['60min', HOUR],
  ['6h', 6 * HOUR],
  ['12h', 12 * HOUR],
  ['24h', 24 * HOUR],
]);
