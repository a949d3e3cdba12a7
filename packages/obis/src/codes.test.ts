import { expect, test } from '@jest/globals';
import { smartMeCodes, smartMeCodeSet } from './codes.ts';
import { describeObis } from './describe.ts';
import { parseObis } from './index.ts';

test('each code is a constant of its name', () => {
  expect(smartMeCodes.activeEnergyImport.toString()).toBe('1-0:1.8.0*255');
  expect(smartMeCodes.digitalOutput2.toHex()).toBe('63000C0102FF');
  expect(Object.isFrozen(smartMeCodes)).toBe(true);
});

test('the set has all of them, each once', () => {
  expect(smartMeCodeSet.size).toBe(Object.keys(smartMeCodes).length);
  expect(smartMeCodeSet.has(parseObis('16.7.0'))).toBe(true);
  expect(smartMeCodeSet.has(parseObis('1.57.0'))).toBe(false);
});

test('the names agree with the descriptions', () => {
  for (const [name, code] of Object.entries(smartMeCodes)) {
    const { known, quantity, phase, tariff } = describeObis(code);
    expect(known).toBe(true);
    const conductor = /L[123]$/.exec(name)?.[0];
    if (conductor !== undefined && quantity !== 'switch-state') expect(phase).toBe(conductor);
    const rate = /Tariff(\d)$/.exec(name)?.[1];
    if (rate !== undefined) expect(tariff).toBe(Number(rate));
    if (/Temperature$/.test(name)) expect(quantity).toBe('temperature');
    if (/FlowRate$/.test(name)) expect(quantity).toBe('flow-rate');
    if (/^voltage|^current|^frequency/.test(name)) expect(name).toContain(quantity);
  }
});
