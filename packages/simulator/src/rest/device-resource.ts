import type { Device } from '@smart-me/api-core/resources';
import type { Medium } from '../device/registers.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { without } from '../without.ts';

/** What the numbers of a device are in. */
export const UNITS: Readonly<
  Record<Medium, { readonly activePowerUnit?: string; readonly counterReadingUnit?: string }>
> = {
  electricity: { activePowerUnit: 'kW', counterReadingUnit: 'kWh' },
  heat: { activePowerUnit: 'kW', counterReadingUnit: 'kWh' },
  gas: { activePowerUnit: 'm3/h', counterReadingUnit: 'm3' },
  coldWater: { activePowerUnit: 'm3/h', counterReadingUnit: 'm3' },
  hotWater: { activePowerUnit: 'm3/h', counterReadingUnit: 'm3' },
  none: {},
};

/** A device with its last values, as REST shows it. */
export function deviceResource(device: SimulatedDevice, now: number): Device {
  return {
    id: device.id,
    name: device.name,
    serial: device.serial,
    deviceEnergyType: device.energyType,
    meterSubType: device.subType,
    familyType: device.familyType,
    ...UNITS[device.medium],
    ...(device.meterNumber !== undefined && { additionalMeterSerialNumber: device.meterNumber }),
    ...lastValues(device, now),
  };
}

function lastValues({ recorder }: SimulatedDevice, now: number): Partial<Device> {
  const latest = recorder.latest(now);
  if (latest === undefined) return {};
  const { sample, timestamp } = latest;
  return {
    ...without(sample, 'circuit'),
    // A device without connection keeps its counters and shows no power.
    ...(sample.activePower !== undefined && recorder.outages.at(now) !== undefined && { activePower: 0 }),
    valueDate: timestamp.toString(),
  };
}
