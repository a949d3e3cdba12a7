import type { Device } from '@smart-me/api-core/resources';
import { defined } from '../metering/properties.ts';
import type { Output } from '../device/output.ts';
import type { Medium } from '../metering/registers.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Sample } from '../metering/sample.ts';
import { without } from '../metering/properties.ts';

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
  const { recorder, equipment, meterNumber, digitalInput1 } = device;
  const latest = recorder.latest(now);
  const isOffline = recorder.outages.at(now) !== undefined;
  return {
    id: device.id,
    name: device.name,
    serial: device.serial,
    deviceEnergyType: device.energyType,
    meterSubType: device.subType,
    familyType: device.familyType,
    ...UNITS[device.medium],
    ...(latest && shownValues(without(latest.sample, 'details'), isOffline)),
    ...outputValues(device.outputs),
    ...defined({
      valueDate: latest?.timestamp.toString() ?? device.customValues?.date,
      chargingStationState:
        equipment.kind !== 'charging station'
          ? undefined
          : isOffline
            ? 'offline'
            : equipment.station.state(now),
      additionalMeterSerialNumber: meterNumber,
      digitalInput1,
    }),
  };
}

/** A device without connection keeps its counters and shows no power. */
function shownValues(values: Omit<Sample, 'details'>, isOffline: boolean): Partial<Device> {
  return values.activePower !== undefined && isOffline ? { ...values, activePower: 0 } : values;
}

function outputValues(outputs: readonly Output[]): Partial<Device> {
  return outputs.reduce<Partial<Device>>((values, output) => ({ ...values, ...outputValue(output) }), {});
}

function outputValue({ role, number, value }: Output): Partial<Device> {
  const isOn = value !== 0;
  switch (role) {
    case 'switch':
      return { switchOn: isOn };
    case 'digital':
      return number === 1 ? { digitalOutput1: isOn } : { digitalOutput2: isOn };
    case 'analog':
      return number === 1 ? { analogOutput1: value } : { analogOutput2: value };
  }
}
