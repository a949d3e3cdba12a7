import type { FolderValues } from '@smart-me/account-api';
import { defined } from '../metering/properties.ts';
import type { Medium } from '../metering/registers.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { rounded, USUAL_RESOLUTION } from '../metering/sample.ts';
import type { Account } from '../state/account.ts';

/** The devices that lie in a folder or in one below it. */
export function devicesWithin({ devices, folders }: Account, folderId: string): SimulatedDevice[] {
  return [...devices.values()].filter(({ id }) => folders.isWithin(folders.parentOfDevice(id), folderId));
}

/** What some meters add up to, in kW, kWh, m³ and m³/h; nothing for what none of them counts. */
export function sumsOf(devices: readonly SimulatedDevice[], now: number): FolderValues {
  const sumOf = (media: readonly Medium[], number: 'activePower' | 'counterReading'): number | undefined => {
    const numbers = devices
      .filter(({ medium }) => media.includes(medium))
      .map(({ recorder }) => recorder.latest(now)?.sample[number])
      .filter((value) => value !== undefined);
    return numbers.length === 0
      ? undefined
      : rounded(
          numbers.reduce((sum, value) => sum + value, 0),
          USUAL_RESOLUTION.counter,
        );
  };
  return defined({
    electricityCounterValue: sumOf(['electricity'], 'counterReading'),
    electricityPower: sumOf(['electricity'], 'activePower'),
    heatCounterValue: sumOf(['heat'], 'counterReading'),
    heatPower: sumOf(['heat'], 'activePower'),
    waterCounterValue: sumOf(['coldWater', 'hotWater'], 'counterReading'),
    waterFlowRate: sumOf(['coldWater', 'hotWater'], 'activePower'),
    gasCounterValue: sumOf(['gas'], 'counterReading'),
    gasFlowRate: sumOf(['gas'], 'activePower'),
  });
}
