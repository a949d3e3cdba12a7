import type { MeterEnergyType, MeterSubType } from '@smart-me/api-core/resources';
import type { Medium } from './registers.ts';

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
