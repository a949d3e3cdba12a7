import type { Fix } from './fix.ts';

const STATUS = 'api-core/src/error/status-error.test.ts';
const OUTPUT = 'api-core/src/client/read-output.test.ts';
const INPUT = 'api-core/src/endpoint/encode-input.test.ts';
const PAUSE = 'api-core/src/pipeline/rate-limit-pause.test.ts';

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

/** Calls of REST: what stands between, how long they wait, and what is said of a mistake. */
export const REST: readonly Fix[] = [...IN_BETWEEN, ...NUMBERS, ...WAITS, ...MISTAKES];
