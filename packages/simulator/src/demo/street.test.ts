import { expect, test } from '@jest/globals';
import { demoAccount } from './demo-account.ts';
import { extendToStreet } from './street.ts';

test('a street has as many devices as it is told, each with a name, id and serial number of its own', () => {
  const account = demoAccount(1, { username: 'demo', password: 'secret' });
  extendToStreet(account, 1, 1000);
  const devices = [...account.devices.values()];
  expect(devices).toHaveLength(1000);
  for (const key of ['id', 'name', 'serial'] as const)
    expect(new Set(devices.map((device) => device[key])).size).toBe(1000);
  expect(account.licenses).toContain('professional');
  expect(devices.at(-1)?.recorder.latest(Date.UTC(2026, 5, 15))?.sample.counterReadingImport).toBeGreaterThan(
    100,
  );
});

test('the house is there in any case, and a number that is none is refused', () => {
  const account = demoAccount(1, { username: 'demo', password: 'secret' });
  extendToStreet(account, 1, 2);
  expect(account.devices.size).toBe(9);
  for (const wrong of [1.5, -1, Number.NaN, 1e9])
    expect(() => {
      extendToStreet(account, 1, wrong);
    }).toThrow(RangeError);
});
