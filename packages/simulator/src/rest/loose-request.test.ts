import { expect, test } from '@jest/globals';
import { documentedSpelling, looseDates, withoutTrailingCommas } from './loose-request.ts';

test.each([
  ['{"a":[1,2,],"b":{"c":1,},}', '{"a":[1,2],"b":{"c":1}}'],
  ['{"a":"x,}"\n,\n}', '{"a":"x,}"\n\n}'],
  ['{"a":"\\",}",}', '{"a":"\\",}"}'],
  ['[1,,2]', '[1,,2]'],
  ['{"a":"never ends,}', '{"a":"never ends,}'],
])('%s loses its trailing commas, and nothing else', (json, expected) => {
  expect(withoutTrailingCommas(json)).toBe(expected);
});

test.each([
  ['date=01.31.2021', '2021-01-31T00:00:00Z'],
  ['startDate=1.31.2021', '2021-01-31T00:00:00Z'],
  ['endDate=1/3/2021', '2021-01-03T00:00:00Z'],
  ['startDate=2021-02-03', '2021-02-03T00:00:00Z'],
  ['endDate=2021-02-03T12:00:00Z', '2021-02-03T12:00:00Z'],
  ['date=2021-02-03 12:00:00', '2021-02-03T12:00:00'],
  ['name=01.31.2021', '01.31.2021'],
])(
  '%s means %s: a day is midnight in UTC, the month first in the form of the Excel guide',
  (query, expected) => {
    expect([...looseDates(new URLSearchParams(query)).values()]).toEqual([expected]);
  },
);

test.each([
  ['/partner/fastsenddevicevalues?id=7', '/partner/fastsenddevicevalues/7'],
  ['/Partner/ValuesInPastMultiple/?DeviceId=7', '/Partner/ValuesInPastMultiple/7'],
  ['/partner/fastsenddevicevalues/8?id=7', '/partner/fastsenddevicevalues/8'],
  ['/partner/user?id=7', '/partner/user'],
])('%s means %s', (url, pathname) => {
  expect(documentedSpelling(new URL(url, 'http://simulator')).pathname).toBe(pathname);
});
