import { expect, test } from '@jest/globals';
import { deviceQuantities } from './device-quantities.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test("a device's power and counters have the units that the device tells", () => {
  const meter = {
    id,
    activePower: 0.024,
    activePowerUnit: 'kW',
    counterReading: 1879.5832,
    counterReadingUnit: 'kWh',
  };
  expect(deviceQuantities(meter)).toEqual({
    activePower: { value: 0.024, unit: 'kW' },
    counterReading: { value: 1879.5832, unit: 'kWh' },
  });
});

test('the power of a flow meter is a flow', () => {
  expect(deviceQuantities({ id, activePower: 0.3, activePowerUnit: 'm3/h', flowRate: 0.3 })).toEqual({
    activePower: { value: 0.3, unit: 'm3/h' },
    flowRate: { value: 0.3, unit: 'm3/h' },
  });
});

test('a number whose unit the device does not tell is no quantity', () => {
  expect(deviceQuantities({ id, activePower: 0.3, voltageL2: 231.4 })).toEqual({
    voltageL2: { value: 231.4, unit: 'V' },
  });
});
