import { obisCode } from '@smart-me/obis';
import { ChargingStation } from '../device/charging-station.ts';
import { Output } from '../device/output.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { familyOf } from '../metering/families.ts';
import { electricityMeter } from '../metering/electricity-meter.ts';
import { charging, espressoMachine, flat, household, photovoltaics } from '../metering/loads.ts';
import { Throttle } from '../metering/throttle.ts';
import { deriveSeed } from '../random/seeded.ts';
import { COMMISSIONED, demoDevice, meterNumber } from './demo-device.ts';

const ELECTRICITY = { medium: 'electricity', energyType: 'electricity', subType: 'electricity' } as const;

/** The meter between a house and the grid, and the one of the plant on its roof. */
export function houseAndPlant(seed: number): SimulatedDevice[] {
  const house = deriveSeed(seed, 'house');
  const plant = deriveSeed(seed, 'plant');
  const production = photovoltaics(plant);
  const kind = { ...ELECTRICITY, familyType: 'meter3Phase80AWifiV2', uploadInterval: '5s' } as const;
  const meter = {
    phases: 3,
    commissioned: COMMISSIONED,
    ...familyOf(kind.familyType).meter,
  } as const;
  return [
    demoDevice({
      ...kind,
      seed: house,
      name: 'House connection',
      meter: electricityMeter({ ...meter, seed: house, ...household(house, production) }),
      outputs: [
        new Output({ code: obisCode(99, 0, 12, 1, 1, 255), name: 'Output 1', number: 1, role: 'digital' }),
        new Output({ code: obisCode(99, 0, 12, 1, 2, 255), name: 'Output 2', number: 2, role: 'analog' }),
      ],
    }),
    demoDevice({
      ...kind,
      seed: plant,
      name: 'Solar plant',
      meter: electricityMeter({ ...meter, seed: plant, exported: production }),
      // As from the factory: the other output gives pulses.
      outputs: [
        new Output({ code: obisCode(99, 0, 12, 1, 2, 255), name: 'Relay', number: 2, role: 'digital' }),
      ],
    }),
  ];
}

/** A plug with a relay, and what is plugged in. */
export function plug(seed: number): SimulatedDevice {
  const imported = new Throttle(espressoMachine(seed));
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Espresso machine',
    familyType: 'connectPlug',
    meter: electricityMeter({ seed, phases: 1, commissioned: COMMISSIONED, imported }),
    outputs: [
      new Output({
        code: obisCode(99, 0, 12, 0, 1, 255),
        name: 'Relay',
        number: 1,
        role: 'switch',
        value: 1,
        apply: (value, at) => {
          imported.set(at, value);
        },
      }),
    ],
    uploadInterval: '5s',
  });
}

/** A charging station on a supply of its own. */
export function chargingStation(seed: number): SimulatedDevice {
  const station = new ChargingStation({ sessions: charging(seed), commissioned: COMMISSIONED });
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Charging station',
    subType: 'chargingStation',
    familyType: 'picoChargingStationV1',
    meter: electricityMeter({ seed, phases: 3, commissioned: COMMISSIONED, imported: station.load }),
    equipment: { kind: 'charging station', station },
    uploadInterval: '10s',
  });
}

/** A flat, whose meter is the utility's and read by a module. */
export function flatMeter(seed: number): SimulatedDevice {
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Flat',
    license: 'limited',
    familyType: 'kamstrupModule',
    meterNumber: meterNumber(seed),
    meter: electricityMeter({
      ...familyOf('kamstrupModule').meter,
      seed,
      phases: 3,
      commissioned: COMMISSIONED,
      imported: flat(seed),
    }),
    uploadInterval: '30s',
  });
}

/** A meter that exists only on the bill: the ground floor of the house. */
export function billingMeter(seed: number): SimulatedDevice {
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Ground floor',
    familyType: 'virtualBillingMeter',
    meter: electricityMeter({ seed, phases: 3, commissioned: COMMISSIONED, imported: flat(seed) }),
    uploadInterval: '15min',
  });
}
