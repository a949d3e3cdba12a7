import type { SimulatedDevice } from '../device/simulated-device.ts';
import { flowMeter } from '../instrument/flow-meter.ts';
import { gatewaySensor } from '../instrument/gateway-sensor.ts';
import { heatMeter } from '../instrument/heat-meter.ts';
import { districtHeat, gasBoiler, taps } from '../profile/loads.ts';
import { deriveSeed } from '../random/seeded.ts';
import { COMMISSIONED, demoDevice, meterNumber } from './demo-device.ts';

/** An M-Bus gateway and the meters that it reads. */
export function mbusGatewayWithMeters(seed: number): SimulatedDevice[] {
  const commissioned = COMMISSIONED;
  const of = (
    name: string,
  ): { seed: number; meterNumber: string; seconds: number; familyType: 'mbusGatewayV1' } => {
    const own = deriveSeed(seed, name);
    return { seed: own, meterNumber: meterNumber(own), seconds: 10, familyType: 'mbusGatewayV1' };
  };
  const cold = of('cold water');
  const hot = of('hot water');
  const gas = of('gas');
  const heat = of('heat');
  return [
    demoDevice({
      seed,
      name: 'M-Bus gateway',
      medium: 'none',
      energyType: 'mbusGateway',
      subType: 'unknown',
      familyType: 'mbusGatewayV1',
      instrument: gatewaySensor({ seed }),
      seconds: 10,
    }),
    demoDevice({
      ...cold,
      name: 'Cold water',
      medium: 'coldWater',
      energyType: 'water',
      subType: 'coldWater',
      instrument: flowMeter({ volume: taps(cold.seed, 0.34), commissioned }),
    }),
    demoDevice({
      ...hot,
      name: 'Hot water',
      medium: 'hotWater',
      energyType: 'water',
      subType: 'hotWater',
      instrument: flowMeter({ volume: taps(hot.seed, 0.16), commissioned }),
    }),
    demoDevice({
      ...gas,
      name: 'Gas boiler',
      medium: 'gas',
      energyType: 'gas',
      subType: 'gas',
      instrument: flowMeter({ volume: gasBoiler(gas.seed), commissioned }),
    }),
    demoDevice({
      ...heat,
      name: 'District heat',
      medium: 'heat',
      energyType: 'heat',
      subType: 'unknown',
      instrument: heatMeter({ energy: districtHeat(heat.seed), commissioned }),
    }),
  ];
}
