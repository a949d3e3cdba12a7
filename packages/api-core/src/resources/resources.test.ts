import { describe, expect, test } from '@jest/globals';
import { decode, encode, Mismatch } from '../testing/convert.ts';
import { Conversion } from '../wire/conversion.ts';
import type { Enumeration } from '../wire/enumeration.ts';
import { jsonFormOf } from '../wire/scalars.ts';
import type { Fields } from '../wire/wire-object.ts';
import { chargingStationState } from './charging-station-state.ts';
import { confirmation, isConfirmation } from './confirmation.ts';
import { deviceDetails } from './device-details.ts';
import { deviceId } from './device-id.ts';
import { device, quantities } from './device.ts';
import { exportInterval, folderMenuConfiguration, folderType } from './folder-menu-configuration.ts';
import { interpolationInterval } from './interpolated-values-result.ts';
import { meterEnergyType, meterFamilyType, meterSubType } from './meter-types.ts';
import { user } from './user.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

/** What is known of the numbers of an object: unit, limits. */
function knownOf(fields: Fields): Record<string, object> {
  const known = Object.entries(fields).flatMap(([name, type]): [string, object][] => {
    const { unit, unitField, minimum, maximum } = jsonFormOf(type) ?? {};
    const facts = Object.entries({ unit, unitField, minimum, maximum }).filter(
      ([, fact]) => fact !== undefined,
    );
    return facts.length === 0 ? [] : [[name, Object.fromEntries(facts)]];
  });
  return Object.fromEntries(known);
}

const each = (names: string[], fact: object): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, fact]));
const phases = (name: string): string[] => [name, `${name}L1`, `${name}L2`, `${name}L3`];

describe('a device', () => {
  test('has the units of its numbers', () => {
    expect(knownOf(device.fields)).toEqual({
      ...each(phases('activePower'), { unitField: 'activePowerUnit' }),
      ...each(
        ['', 'T1', 'T2', 'T3', 'T4', 'Import', 'Export'].map((end) => `counterReading${end}`),
        { unitField: 'counterReadingUnit' },
      ),
      ...each(phases('voltage'), { unit: 'V' }),
      ...each(phases('current'), { unit: 'A' }),
      ...each(phases('powerFactor'), { minimum: 0, maximum: 1 }),
      temperature: { unit: '°C' },
      flowRate: { unit: 'm³/h' },
      analogOutput1: { minimum: 0, maximum: 32_183 },
      analogOutput2: { minimum: 0, maximum: 32_183 },
    });
    expect(Object.keys(quantities)).toEqual([
      'power',
      'counter',
      'voltage',
      'current',
      'powerFactor',
      'temperature',
      'flowRate',
    ]);
  });

  test('is read as the platform writes it', () => {
    const read = decode(device, {
      Id: id.toUpperCase(),
      Serial: 9_007_199_254_740_993n,
      DeviceEnergyType: 1,
      MeterSubType: 'MeterSubTypeHeat',
      FamilyType: 'MeterFamilyTypeSmartMeConnectV1',
      ActivePower: 0.024,
      ActivePowerUnit: 'kW',
      SwitchOn: false,
      ValueDate: '2026-07-25T13:06:32.0500519Z',
      ChargingStationState: 4,
    });
    expect(read).toEqual({
      id,
      serial: 9_007_199_254_740_993n,
      deviceEnergyType: 'electricity',
      meterSubType: 'hotWater',
      familyType: 'connectPlug',
      activePower: 0.024,
      activePowerUnit: 'kW',
      switchOn: false,
      valueDate: '2026-07-25T13:06:32.0500519Z',
      chargingStationState: 'charging',
    });
  });

  test('has details, with the signal strength in percent', () => {
    const details = { Id: id, HardwareVersion: 2, FirmwareVersion: 3, NetworkConnectionRSSI: 57 };
    const read = decode(deviceDetails, details);
    expect(read).toEqual({ id, hardwareVersion: 2, firmwareVersion: 3, networkConnectionRssi: 57 });
    expect(encode(deviceDetails, read)).toEqual({
      id,
      hardwareVersion: 2,
      firmwareVersion: 3,
      networkConnectionRSSI: 57,
    });
    expect(knownOf(deviceDetails.fields)).toEqual({ networkConnectionRssi: { minimum: 0, maximum: 100 } });
  });
});

describe('the id of a device', () => {
  test.each(['6397516', '6397516-1', '9'.repeat(19)])('is not its serial number: %s', (serial) => {
    expect(() => encode(deviceId, serial)).toThrow(
      new Mismatch(
        `the value: expected a GUID, got '${serial}' (a serial number? Find the device by getBySerial)`,
      ),
    );
  });

  test.each(['kitchen', `x${id}`, '6397516x', 'x6397516', '9'.repeat(20), '1-', '1-2-3'])(
    'nor %s, which is no serial number either',
    (text) => {
      expect(() => encode(deviceId, text)).toThrow(new RegExp(`^the value: expected a GUID, got '${text}'$`));
    },
  );

  test('is a GUID in lower case', () => {
    expect(decode(deviceId, id.toUpperCase())).toBe(id);
    expect(deviceId.json).toEqual({ type: 'string', format: 'uuid' });
  });
});

describe('a member of an enumeration is read by its published name:', () => {
  test.each<[Enumeration<string>, string, string]>([
    [meterEnergyType, 'MeterTypeHeat', 'heat'],
    [meterSubType, 'MeterSubTypeCold', 'coldWater'],
    [meterSubType, 'MeterSubTypeHeat', 'hotWater'],
    [meterSubType, 'MeterSubTypeVirtualBattery', 'virtualBattery'],
    // As the .NET client of smart-me spells them.
    [meterFamilyType, 'MeterFamilyTypeRestApiMeter', 'restApiMeter'],
    [meterFamilyType, 'MeterFamilyTypeSmartMeConnectV1', 'connectPlug'],
    [meterFamilyType, 'MeterFamiliyTypeSmartMeMeter', 'meter1PhaseDinRail'],
    [meterFamilyType, 'MeterFamiliyTypeSmartMeMeterWithSwitch', 'meter1PhaseDinRailSwitch'],
    [meterFamilyType, 'MeterFamilyTypeSmartMe3PhaseMeter80A', 'meter3Phase80A'],
    [meterFamilyType, 'MeterFamilyTypeSmartMe3PhaseMeter32A', 'meter3Phase32ASwitch'],
    [meterFamilyType, 'MeterFamilyTypeSmartMe3PhaseMeterTransformer', 'meter3PhaseTransformer'],
    [meterFamilyType, 'MeterFamilyTypeVirtualMeter', 'virtualBillingMeter'],
    [folderType, 'ElecticityFolder', 'electricityFolder'],
    [exportInterval, 'QuaterYearly', 'quarterly'],
    [exportInterval, 'QuarterYearly', 'quarterly'],
  ])('%#. %s', (enumeration, published, member) => {
    expect(decode(enumeration, published)).toBe(member);
  });

  test.each<[Enumeration<string>, string, number]>([
    [chargingStationState, 'offline', 7],
    [interpolationInterval, 'day', 1440],
    [meterEnergyType, 'virtualMeter', 13],
    [meterSubType, 'virtualBattery', 9],
    [meterFamilyType, 'nimbus3Phase', 65],
    [folderType, 'virtualPvMeter', 20_001],
    [exportInterval, 'yearly', 7],
  ])('%#. %s, and written as its integer', (enumeration, member, integer) => {
    expect(encode(enumeration, member)).toBe(integer);
    expect(decode(enumeration, integer)).toBe(member);
  });
});

test('users and folders contain their own kind', () => {
  const child = { id: 2, username: 'bea', permissions: ['read'] };
  expect(decode(user, { Id: 1, IsAdmin: true, ChildUsers: [child] })).toEqual({
    id: 1,
    isAdmin: true,
    childUsers: [child],
  });
  const inner = {
    name: 'kitchen',
    folderType: 1,
    autoExportSettings: { exportInterval: 4, meterPointId: 'CH1' },
  };
  const menu = { items: [{ id, name: 'house', children: [inner] }], browserTimeZoneName: 'Europe/Zurich' };
  const read = decode(folderMenuConfiguration, menu);
  expect(read.items?.[0]?.children?.[0]).toEqual({
    name: 'kitchen',
    folderType: 'location',
    autoExportSettings: { exportInterval: 'monthly', meterPointId: 'CH1' },
  });
  expect(encode(folderMenuConfiguration, read)).toEqual(menu);
});

describe('a confirmation', () => {
  const remove = confirmation('remove everything');

  test('is the phrase, word for word, and is never sent', () => {
    expect(encode(remove, 'remove everything')).toBeUndefined();
    expect(() => encode(remove, 'remove')).toThrow(
      new Mismatch("the value: expected 'remove everything', word for word, got 'remove'"),
    );
    expect(() => encode(remove, undefined)).toThrow(Mismatch);
  });

  test('is taken for given where a request is read, since it is not in it', () => {
    expect(remove.decode(undefined, new Conversion('pass'))).toBe('remove everything');
    expect(remove.phrase).toBe('remove everything');
  });

  test('is known as one', () => {
    expect([isConfirmation(remove), isConfirmation(deviceId)]).toEqual([true, false]);
  });
});
