import { MBusBus } from '../device/mbus-bus.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { flowMeter } from '../metering/meters.ts';
import { gatewaySensor } from '../metering/meters.ts';
import { heatMeter } from '../metering/meters.ts';
import { districtHeat, gasBoiler, taps } from '../metering/loads.ts';
import { deriveSeed } from '../random/seeded.ts';
import { COMMISSIONED, demoDevice, meterNumber } from './demo-device.ts';

const GATEWAY = { familyType: 'mbusGatewayV1', uploadInterval: '10s' } as const;

/** An M-Bus gateway and the meters that it reads. */
export function mbusGatewayWithMeters(seed: number): SimulatedDevice[] {
  const kinds = Object.entries({ coldWater, hotWater, gas, heat });
  const meters = kinds.map(([name, meter]) => meter(deriveSeed(seed, name)));
  const gateway = demoDevice({
    ...GATEWAY,
    seed,
    name: 'M-Bus gateway',
    medium: 'none',
    energyType: 'mbusGateway',
    subType: 'unknown',
    meter: gatewaySensor({ seed }),
    equipment: { kind: 'M-Bus gateway', bus: new MBusBus(meters) },
  });
  return [gateway, ...meters];
}

function coldWater(seed: number): SimulatedDevice {
  return demoDevice({
    ...GATEWAY,
    seed,
    name: 'Cold water',
    medium: 'coldWater',
    energyType: 'water',
    subType: 'coldWater',
    meterNumber: meterNumber(seed),
    meter: flowMeter({ volume: taps(seed, 0.34), commissioned: COMMISSIONED }),
  });
}

function hotWater(seed: number): SimulatedDevice {
  return demoDevice({
    ...GATEWAY,
    seed,
    name: 'Hot water',
    medium: 'hotWater',
    energyType: 'water',
    subType: 'hotWater',
    meterNumber: meterNumber(seed),
    meter: flowMeter({ volume: taps(seed, 0.16), commissioned: COMMISSIONED }),
  });
}

function gas(seed: number): SimulatedDevice {
  return demoDevice({
    ...GATEWAY,
    seed,
    name: 'Gas boiler',
    medium: 'gas',
    energyType: 'gas',
    subType: 'gas',
    meterNumber: meterNumber(seed),
    meter: flowMeter({ volume: gasBoiler(seed), commissioned: COMMISSIONED }),
  });
}

function heat(seed: number): SimulatedDevice {
  return demoDevice({
    ...GATEWAY,
    seed,
    name: 'District heat',
    medium: 'heat',
    energyType: 'heat',
    subType: 'unknown',
    meterNumber: meterNumber(seed),
    meter: heatMeter({ energy: districtHeat(seed), commissioned: COMMISSIONED }),
  });
}
