import type { Fix } from './fix.ts';

const FACTS = 'account-api/src/published-facts.test.ts';
const NAMES = 'account-api/src/member-names.test.ts';
const ENUMERATION = 'api-core/src/wire/enumeration.test.ts';
const STATUS = 'api-core/src/error/status-error.test.ts';
const OUTPUT = 'api-core/src/client/read-output.test.ts';
const INPUT = 'api-core/src/endpoint/encode-input.test.ts';
const REDACTOR = 'api-core/src/http/redactor.test.ts';
const PAUSE = 'api-core/src/pipeline/rate-limit-pause.test.ts';
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

/** Errors of what stands between a program and the API. */
const IN_BETWEEN: readonly Fix[] = [
  {
    fault: 'a page of a proxy with 403 is a missing scope',
    file: 'api-core/src/error/status-error.ts',
    fix: '(status === 403 && (isPage(body) || !isOfApi))',
    without: 'false',
    test: STATUS,
  },
  {
    fault: 'a text of a proxy with 403 is a missing scope',
    file: 'api-core/src/error/status-error.ts',
    fix: '(isPage(body) || !isOfApi)',
    without: 'isPage(body)',
    test: STATUS,
  },
  {
    fault: 'a challenge of Cloudflare, cf-mitigated, is a missing scope',
    file: 'api-core/src/error/status-error.ts',
    fix: "headers.has('cf-mitigated') || ",
    without: '',
    test: STATUS,
  },
  {
    fault: 'the hint of a 403 by a proxy sends its reader after scopes',
    file: 'api-core/src/error/status-error.ts',
    fix: 'This is not about scopes: check the proxy',
    without: 'Check the scopes, the proxy',
    test: STATUS,
  },
  {
    fault: '304, 300 and 305 are mistakes of the caller',
    file: 'api-core/src/error/status-error.ts',
    fix: 'if (status < 400 || status > 599) {',
    without: 'if (status > 599) {',
    test: STATUS,
  },
  {
    fault: 'a sign-in page is success where no body is expected',
    file: 'api-core/src/client/read-output.ts',
    fix: 'if (isPage(body))',
    without: 'if (type !== undefined && isPage(body))',
    test: OUTPUT,
  },
];

/** Secrets of responses and requests in messages. */
const SECRETS: readonly Fix[] = [
  {
    fault: 'JSON that is cut is quoted with its secrets',
    file: 'api-core/src/client/read-output.ts',
    fix: 'throw isJsonLike(body)',
    without: "throw body === ''",
    test: OUTPUT,
  },
  {
    fault: 'JSON that is cut in front is quoted with its secrets',
    file: 'api-core/src/error/server-message.ts',
    fix: ' || /"\\s*[:}\\]]|[:[{]"/.test(text.slice(0, LONGEST_LOOK))',
    without: '',
    test: OUTPUT,
  },
  {
    fault: 'JSON that is cut is quoted in the message of a status',
    file: 'api-core/src/error/server-message.ts',
    fix: "  } catch {\n    return '';",
    without: '  } catch {\n    return body;',
    test: STATUS,
  },
  {
    fault: 'a secret is shown that a server escapes for HTML, as &#x27;',
    file: 'api-core/src/http/redactor.ts',
    fix: '    REFERENCE,\n',
    without: '',
    test: REDACTOR,
  },
  {
    fault: 'a secret is shown that a server escapes for a URL in lower case, as %2b',
    file: 'api-core/src/http/redactor.ts',
    fix: '(?:${PERCENT}[\\\\da-fA-F]{2})',
    without: '(?:${PERCENT}[\\\\dA-F]{2})',
    test: REDACTOR,
  },
  {
    fault: 'a secret is shown that a server escapes for JSON, as \\u002b',
    file: 'api-core/src/http/redactor.ts',
    fix: '    `(?:${BACKSLASHES}u[\\\\da-fA-F]{4}){${char.length}}`,\n',
    without: '',
    test: REDACTOR,
  },
  {
    fault: 'the PIN and the encryption key of a meter are shown when a server quotes them',
    file: 'api-core/src/http/redactor.ts',
    fix: '|key|pin|',
    without: '|api[_-]?key|',
    test: REDACTOR,
  },
  {
    fault: 'a secret of a sign-in is shown that a server escapes for HTML',
    file: 'api-core/src/http/redactor.ts',
    fix: '    REFERENCE,\n',
    without: '',
    test: 'oauth/src/server/transport.test.ts',
  },
  {
    fault: 'a secret of a sign-in is shown that a server quotes',
    file: 'oauth/src/server/faults.ts',
    fix: 'quoted(redact(description))',
    without: 'quoted(description)',
    test: 'oauth/src/server/transport.test.ts',
  },
];

/** Numbers beyond those of the API. */
const NUMBERS: readonly Fix[] = [
  {
    fault: 'a number of four million digits blocks the loop',
    file: 'api-core/src/json/json.ts',
    fix: 'source.length <= LONGEST_INTEGER && ',
    without: '',
    test: 'api-core/src/json/json.test.ts',
  },
  {
    fault: 'a number of four million digits in quotes blocks the loop',
    file: 'api-core/src/wire/scalars.ts',
    fix: '[1-9]\\d{0,18}',
    without: '[1-9]\\d*',
    test: 'api-core/src/wire/scalars.test.ts',
  },
  {
    fault: '1e400 is Infinity without a word',
    file: 'api-core/src/wire/scalars.ts',
    fix: 'return Number.isFinite(value) ? (value as number) : undefined;',
    without: "return typeof value === 'number' ? value : undefined;",
    test: 'api-core/src/wire/scalars.test.ts',
  },
  {
    fault: '1e400 in an unknown field is Infinity without a word',
    file: 'api-core/src/wire/wire-object.ts',
    fix: 'const kept = withoutInfinity(value, conversion);',
    without: 'const kept = value;',
    test: 'api-core/src/wire/wire-object.test.ts',
  },
];

/** Waits, pauses and hooks. */
const WAITS: readonly Fix[] = [
  {
    fault: 'Retry-After: 99999999999 switches a client off until restart',
    file: 'api-core/src/http/retry-after.ts',
    fix: 'return Math.min(Number(value) * 1000, LONGEST_WAIT);',
    without: 'return Number(value) * 1000;',
    test: PAUSE,
  },
  {
    fault: 'Retry-After with a date in the year 9999 switches a client off',
    file: 'api-core/src/http/retry-after.ts',
    fix: 'Math.min(Math.max(0, date - (Number.isNaN(now) ? Date.now() : now)), LONGEST_WAIT)',
    without: 'Math.max(0, date - (Number.isNaN(now) ? Date.now() : now))',
    test: PAUSE,
  },
  {
    fault: 'a clock that is set back after a 429 refuses calls for an hour',
    file: 'api-core/src/pipeline/rate-limit-pause.ts',
    fix: 'if (until - now > length) until = now + length;',
    without: '',
    test: PAUSE,
  },
  {
    fault: 'the jitter of a pause goes beyond the end of a call',
    file: 'api-core/src/pipeline/rate-limit-pause.ts',
    fix: 'left + Math.min(spread, spare / 2)',
    without: 'left + spread',
    test: PAUSE,
  },
  {
    fault: 'no hook tells that a call has failed of the network for good',
    file: 'api-core/src/client/create-client.ts',
    fix: 'if (isSmartMeError(error)) {',
    without: 'if (isSmartMeError(error) && error.status !== undefined) {',
    test: 'api-core/src/pipeline/observation.test.ts',
  },
];

/** Inputs that cannot be meant, and what is said of them. */
const MISTAKES: readonly Fix[] = [
  {
    fault: 'a misspelt field of a body is sent without a word',
    file: 'api-core/src/wire/wire-object.ts',
    fix: "if (unknownFields !== 'refuse' || open || learnt.has(name))",
    without: 'if (true)',
    test: 'account-api/src/devices.test.ts',
  },
  {
    fault: 'a misspelt parameter is left out without a word',
    file: 'api-core/src/endpoint/encode-input.ts',
    fix: 'if (stray !== undefined) {',
    without: "if (stray === '') {",
    test: INPUT,
  },
  {
    fault: 'a field that only the server knows cannot be sent back to it',
    file: 'api-core/src/wire/wire-object.ts',
    fix: "if (unknownFields !== 'refuse' || open || learnt.has(name))",
    without: "if (unknownFields !== 'refuse' || open)",
    test: INPUT,
  },
  {
    fault: 'device.id in capitals is not the deviceId of its readings',
    file: 'api-core/src/wire/scalars.ts',
    fix: 'GUID.test(value) ? value.toLowerCase() : undefined',
    without: 'GUID.test(value) ? value : undefined',
    test: 'account-api/src/devices.test.ts',
  },
  {
    fault: 'devices.get(null) is a TypeError',
    file: 'api-core/src/endpoint/encode-input.ts',
    fix: 'if (!isRecord(input)) throw noInput(endpoint, input);',
    without: '',
    test: 'account-api/src/devices.test.ts',
  },
  {
    fault: 'devices.get({ id }, null) is a TypeError',
    file: 'api-core/src/client/create-client.ts',
    fix: 'respond(endpoint, input, { ...options })',
    without: 'respond(endpoint, input, options)',
    test: 'api-core/src/client/create-client.test.ts',
  },
  {
    fault: 'values.history(id) and values.history(id, null) are a TypeError',
    file: 'api-core/src/values/history.ts',
    fix: 'checkedRange({ ...options })',
    without: 'checkedRange(options)',
    test: 'api-core/src/values/history-options.test.ts',
  },
  {
    fault: 'a message of a 4xx ends in the words of its status',
    file: 'api-core/src/error/server-message.ts',
    fix: "return said.replace(REASON_PHRASE, '');",
    without: 'return said;',
    test: STATUS,
  },
  {
    fault: 'a message of a 4xx in JSON begins with the words of its status',
    file: 'api-core/src/error/server-message.ts',
    fix: ".map((value) => value.replace(REASON_PHRASE, ''))",
    without: '',
    test: STATUS,
  },
  {
    fault: 'a message of a 415 ends in Unsupported Media Type',
    file: 'api-core/src/error/server-message.ts',
    fix: '|unsupported media type|',
    without: '|',
    test: STATUS,
  },
  {
    fault: 'a message does not show the value that is wrong',
    file: 'api-core/src/endpoint/encode-input.ts',
    fix: 'describeProblems(conversion.problems, shownValue)',
    without: 'describeProblems(conversion.problems)',
    test: INPUT,
  },
  {
    fault: 'a message shows a password that stands in the wrong place',
    file: 'api-core/src/wire/conversion.ts',
    fix: 'if (isSecretName(placeOf(path))) return received;',
    without: '',
    test: INPUT,
  },
  {
    fault: 'nobody says that 6397516 is a serial number, for getBySerial',
    file: 'api-core/src/resources/device-id.ts',
    fix: "? 'a serial number? Find the device by getBySerial' : undefined",
    without: '? undefined : undefined',
    test: 'account-api/src/devices.test.ts',
  },
  {
    fault: 'calls of folders, which take meters, do not say that 6397516 is a serial number',
    file: 'account-api/src/folders.ts',
    fix: "path: '/Folder/{id}',\n  scope: 'device.read',\n  params: { id: deviceId },",
    without: "path: '/Folder/{id}',\n  scope: 'device.read',\n  params: { id: uuid },",
    test: 'account-api/src/folder-settings.test.ts',
  },
  {
    fault: 'nobody says that 16 mA were probably meant as 16 A',
    file: 'account-api/src/load-management.ts',
    fix: "typeof value === 'number' && value >= 6 && value <= 200",
    without: 'false',
    test: 'account-api/src/load-management.test.ts',
  },
  {
    fault: 'nobody says which name a misspelt one was meant to be',
    file: 'api-core/src/wire/nearest.ts',
    fix: 'if (found !== undefined) return `did you mean ${found}?`;',
    without: '',
    test: INPUT,
  },
];

/** Calls of REST: what is published, what stands between, and what is said of a mistake. */
export const REST: readonly Fix[] = [
  ...PUBLISHED,
  ...MEMBERS,
  ...IN_BETWEEN,
  ...SECRETS,
  ...NUMBERS,
  ...WAITS,
  ...MISTAKES,
];
