import type { Fix } from './fix.ts';

const FACTS = 'account-api/src/published-facts.test.ts';
const NAMES = 'account-api/src/member-names.test.ts';
const ENUMERATION = 'api-core/src/wire/enumeration.test.ts';
const PICO = 'simulator/src/rest/account/pico.test.ts';
const FOLDERS = 'simulator/src/rest/account/folders.test.ts';

/** Units, limits, licences and meanings as they are published. */
const PUBLISHED: readonly Fix[] = [
  {
    fault: 'the simulator has the charging currents of a Pico in mA',
    file: 'simulator/src/rest/account/pico.ts',
    fix: 'maxDynamicCurrent: amperes(station.dynamicCurrent),',
    without: 'maxDynamicCurrent: station.dynamicCurrent,',
    test: PICO,
  },
  {
    fault: 'the simulator has the greatest charging current that is allowed in mA',
    file: 'simulator/src/rest/account/pico.ts',
    fix: 'Math.min(amperes(station.dynamicCurrent), STATION_CURRENT.max)',
    without: 'Math.min(station.dynamicCurrent, STATION_CURRENT.max * 1000)',
    test: PICO,
  },
  {
    fault: 'the client takes the charging currents of a Pico for mA',
    file: 'account-api/src/load-management.ts',
    fix: "annotate(int32, { unit: 'A' })",
    without: "annotate(int32, { unit: 'mA' })",
    test: FACTS,
  },
  {
    fault: 'a three-phase current that is no multiple of 1000 mA is sent',
    file: 'account-api/src/load-management.ts',
    fix: 'value % PHASE_CURRENT.multipleOf === 0',
    without: 'true',
    test: 'account-api/src/load-management.test.ts',
  },
  {
    fault: 'nobody says that three-phase currents are multiples of 1000 mA',
    file: 'account-api/src/load-management.ts',
    fix: '{ minimum: 6_000, maximum: 6_400_000, multipleOf: 1_000 }',
    without: '{ minimum: 6_000, maximum: 6_400_000, multipleOf: 1 }',
    test: FACTS,
  },
  {
    fault: 'nobody says that interpolated values need the Professional licence',
    file: 'account-api/src/values.ts',
    fix: "    scope: 'device.read',\n    license: 'professional',",
    without: "    scope: 'device.read',",
    test: FACTS,
  },
  {
    fault: 'the simulator interpolates without the Professional licence',
    file: 'simulator/src/rest/rest-app.ts',
    fix: 'if (license !== undefined && !account.licenses.has(license))',
    without: "if (license === 'goldpartner' && !account.licenses.has(license))",
    test: 'simulator/src/rest/account/posted-devices.test.ts',
  },
  {
    fault: 'the value of a virtual tariff is a price, no counter in a unit',
    file: 'account-api/src/virtual-tariffs.ts',
    fix: "value: optional(annotate(double, { unitField: 'unit' })),",
    without: "value: optional(annotate(double, { unitField: 'currency' })),",
    test: FACTS,
  },
  {
    fault: '/Folder/{id} of the simulator takes no meter',
    file: 'simulator/src/rest/account/folders.ts',
    fix: '[ownDevice(account, id)] : devicesWithin(account, folder.id)',
    without: '[] : devicesWithin(account, folder.id)',
    test: FOLDERS,
  },
  {
    fault: '/folder/settings/{id} of the simulator takes no meter',
    file: 'simulator/src/rest/account/folders.ts',
    fix: '? meterSettings(account, ownDevice(account, id))',
    without: '? ownFolder(account, id).settings',
    test: FOLDERS,
  },
  {
    fault: '/folder/settings/{id} of the simulator writes no meter',
    file: 'simulator/src/rest/account/folders.ts',
    fix: 'return updateMeter(account, ownDevice(account, id), parentFolderId, settings);',
    without: 'return folderItem(account, ownFolder(account, id));',
    test: FOLDERS,
  },
  {
    fault: 'RSSI of a device is in dBm, not 0 to 100',
    file: 'api-core/src/resources/device-details.ts',
    fix: 'annotate(int32, { minimum: 0, maximum: 100 })',
    without: "annotate(int32, { unit: 'dBm' })",
    test: 'api-core/src/resources/resources.test.ts',
  },
  {
    fault: 'RSSI of a Pico is 0 to 100, not negative dBm',
    file: 'account-api/src/pico.ts',
    fix: "annotate(int32, { unit: 'dBm', minimum: -127, maximum: 0 })",
    without: 'annotate(int32, { minimum: 0, maximum: 100 })',
    test: FACTS,
  },
  {
    fault: 'RSSI of a Pico in the simulator is 0 to 100, not negative dBm',
    file: 'simulator/src/rest/account/pico.ts',
    fix: 'const RSSI = -58;',
    without: 'const RSSI = 58;',
    test: PICO,
  },
  {
    fault: 'interpolationQuality of the simulator is the share of what was measured',
    file: 'simulator/src/rest/interpolated-readings.ts',
    fix: 'interpolated / Math.max(values.length - interpolated, 1)',
    without: '1 - fraction',
    test: 'simulator/src/rest/interpolated-readings.test.ts',
  },
  {
    fault: 'childUsers of the simulator lack the users whom a partner created',
    file: 'simulator/src/rest/account/users.ts',
    fix: '...account.users.map((user) => userResource(user)),',
    without: '',
    test: 'simulator/src/rest/account/users.test.ts',
  },
  {
    fault: 'childUsers of the simulator lack the sub-users whom the user created',
    file: 'simulator/src/rest/account/users.ts',
    fix: '...[...account.subUsers.values()].map(subUserResource),',
    without: '',
    test: 'simulator/src/rest/account/users.test.ts',
  },
  {
    fault: 'load management of the simulator takes no single station',
    file: 'simulator/src/rest/account/pico.ts',
    fix: 'groupOf(account, device) ?? { stations: [device] }',
    without: 'groupWith(account, device)',
    test: PICO,
  },
];

/** Members of enumerations by the names that are published. */
const MEMBERS: readonly Fix[] = [
  {
    fault: 'MeterTypeElectricity is not electricity',
    file: 'api-core/src/wire/enumeration.ts',
    fix: '[prefix + name, name],',
    without: '[name, name],',
    test: ENUMERATION,
  },
  {
    fault: 'MeterSubTypeHeat is not hot water',
    file: 'api-core/src/resources/meter-types.ts',
    fix: ", MeterSubTypeHeat: 'hotWater' }",
    without: ' }',
    test: NAMES,
  },
  {
    fault: 'UploadInterval_10s is not 10s',
    file: 'account-api/src/device-configuration.ts',
    fix: "{ prefix: 'UploadInterval_' }",
    without: '{}',
    test: NAMES,
  },
  {
    fault: 'QuaterYearly, as it is published, is not quarterly',
    file: 'api-core/src/resources/folder-menu-configuration.ts',
    fix: "QuaterYearly: 'quarterly', ",
    without: '',
    test: NAMES,
  },
  {
    fault: 'ElecticityFolder, as it is published, is no folder of electricity',
    file: 'api-core/src/resources/folder-menu-configuration.ts',
    fix: "{ aliases: { ElecticityFolder: 'electricityFolder' } }",
    without: '{}',
    test: NAMES,
  },
  {
    fault: "MeterFamiliyTypeSmartMeMeter, a name of the .NET client's, is not read",
    file: 'api-core/src/resources/meter-types.ts',
    fix: "MeterFamiliyTypeSmartMeMeter: 'meter1PhaseDinRail',",
    without: '',
    test: NAMES,
  },
  {
    fault: "PulseValue1000Kwh, a name of the .NET client's, is not read",
    file: 'account-api/src/device-configuration.ts',
    fix: "PulseValue1000Kwh: 'pulses1000PerKwh', ",
    without: '',
    test: NAMES,
  },
  {
    fault: 'a published name in another case is not read',
    file: 'api-core/src/wire/enumeration.ts',
    fix: 'const text = shortText(wire);\n      const name = byText.get(text.toLowerCase());',
    without: 'const text = shortText(wire);\n      const name = byText.get(text);',
    test: ENUMERATION,
  },
  {
    fault: 'a published name is not written in a query or a body',
    file: 'api-core/src/wire/enumeration.ts',
    fix: 'if (name !== undefined) return members[name];',
    without: 'if (name !== undefined && name === value) return members[name];',
    test: NAMES,
  },
  {
    fault: 'a name that is newer than the package is an error in a response',
    file: 'api-core/src/wire/enumeration.ts',
    fix: 'name === undefined && !NAME.test(text)',
    without: 'name === undefined',
    test: ENUMERATION,
  },
  {
    fault: 'a name that is newer than the package is not sent',
    file: 'api-core/src/wire/enumeration.ts',
    fix: 'if (PUBLISHED_NAME.test(text)) return text;',
    without: '',
    test: NAMES,
  },
];

/** What the platform publishes: units, limits, licences, and the names of members. */
export const PUBLISHED_FACTS: readonly Fix[] = [...PUBLISHED, ...MEMBERS];
