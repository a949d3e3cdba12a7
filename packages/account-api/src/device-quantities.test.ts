import { expect, test } from '@jest/globals';
import { deviceQuantities } from './device-quantities.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test("a device's power and counters have the units that the device tells", () => {
  const meter = {
    id,
    activePower: 0.024,
    activePowerUnit: 'kW',
    counterReadingImport: 1879.5832,
    counterReadingUnit: 'kWh',
  };
  expect(deviceQuantities(meter)).toEqual({
    activePower: { value: 0.024, unit: 'kW' },
    importCounter: { value: 1879.5832, unit: 'kWh' },
  });
});

test('import, export and net are told apart: a solar plant has a negative net counter', () => {
  const plant = {
    id,
    counterReading: -23_874,
    counterReadingImport: 126,
    counterReadingExport: 24_000,
    counterReadingT1: -20_000,
    counterReadingT2: -3_874,
    counterReadingUnit: 'kWh',
  };
  expect(deviceQuantities(plant)).toEqual({
    importCounter: { value: 126, unit: 'kWh' },
    exportCounter: { value: 24_000, unit: 'kWh' },
    netCounter: { value: -23_874, unit: 'kWh' },
    netCounterT1: { value: -20_000, unit: 'kWh' },
    netCounterT2: { value: -3_874, unit: 'kWh' },
  });
});

test('the power of a flow meter is a flow, in the one spelling of units', () => {
  expect(
    deviceQuantities({ id, activePower: 0.3, activePowerUnit: 'm3/h', flowRate: 0.3, powerFactor: 0.98 }),
  ).toEqual({
    activePower: { value: 0.3, unit: 'm³/h' },
    flowRate: { value: 0.3, unit: 'm³/h' },
    powerFactor: { value: 0.98, unit: '' },
  });
});

test('a number whose unit the device does not tell is no quantity', () => {
  expect(deviceQuantities({ id, activePower: 0.3, voltageL2: 231.4 })).toEqual({
    voltageL2: { value: 231.4, unit: 'V' },
  });
});

test('a unit is spelled as everywhere else, and one that nobody knows as the device tells it', () => {
  const unitOf = (activePowerUnit: string): string | undefined =>
    deviceQuantities({ id, activePower: 0.3, activePowerUnit }).activePower?.unit;
  expect(['kw', 'L/h', '1', '', 'Umdrehungen'].map(unitOf)).toEqual(['kW', 'l/h', '', '', 'Umdrehungen']);
});
