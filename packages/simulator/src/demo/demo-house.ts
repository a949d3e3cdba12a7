import type { SimulatedDevice } from '../device/simulated-device.ts';
import { electricityMeter } from '../instrument/electricity-meter.ts';
import { charging, espressoMachine, flat, household, photovoltaics } from '../profile/loads.ts';
import { Throttle } from '../profile/throttle.ts';
import { deriveSeed } from '../random/seeded.ts';
import { COMMISSIONED, demoDevice, meterNumber } from './demo-device.ts';

const ELECTRICITY = { medium: 'electricity', energyType: 'electricity', subType: 'electricity' } as const;

/** The meter between a house and the grid, and the one of the plant on its roof. */
export function houseAndPlant(seed: number): SimulatedDevice[] {
  const house = deriveSeed(seed, 'house');
  const plant = deriveSeed(seed, 'plant');
  const production = photovoltaics(plant);
  const meter = { phases: 3, commissioned: COMMISSIONED } as const;
  const kind = { ...ELECTRICITY, familyType: 'meter3Phase80AWifiV2', seconds: 5 } as const;
  return [
    demoDevice({
      ...kind,
      seed: house,
      name: 'House connection',
      instrument: electricityMeter({ ...meter, seed: house, ...household(house, production) }),
    }),
    demoDevice({
      ...kind,
      seed: plant,
      name: 'Solar plant',
      instrument: electricityMeter({ ...meter, seed: plant, exported: production }),
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
    instrument: electricityMeter({ seed, phases: 1, commissioned: COMMISSIONED, imported }),
    seconds: 5,
  });
}

/** A charging station on a supply of its own. */
export function chargingStation(seed: number): SimulatedDevice {
  const imported = new Throttle(charging(seed));
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Charging station',
    subType: 'chargingStation',
    familyType: 'picoChargingStationV1',
    instrument: electricityMeter({ seed, phases: 3, commissioned: COMMISSIONED, imported }),
    seconds: 10,
  });
}

/** A flat, whose meter is the utility's and read by a module. */
export function flatMeter(seed: number): SimulatedDevice {
  return demoDevice({
    ...ELECTRICITY,
    seed,
    name: 'Flat',
    familyType: 'kamstrupModule',
    meterNumber: meterNumber(seed),
    instrument: electricityMeter({ seed, phases: 3, commissioned: COMMISSIONED, imported: flat(seed) }),
    seconds: 30,
  });
}
