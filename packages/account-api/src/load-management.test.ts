import { describe, expect, test } from '@jest/globals';
import { apiKey, createClient, isSmartMeError } from '@smart-me/api-core';
import { failureOf } from '@smart-me-tools/testing';
import { createAccountApi } from './create-account-api.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

/** The charging stations of an account whose server takes everything. */
function stations() {
  const sent: string[] = [];
  const fetch = (url: URL | RequestInfo, { method = '' }: RequestInit = {}): Promise<Response> => {
    sent.push(`${method} ${(url as string).replace('https://smart-me.test', '')}`);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const client = createClient({ auth: apiKey('key'), baseUrl: 'https://smart-me.test', fetch });
  return { pico: createAccountApi(client).pico, sent };
}

describe('the dynamic current of a group', () => {
  test.each([0, 1, 16_000, 2 ** 31 - 1])('can be %d mA: no limit is documented', async (current) => {
    const { pico, sent } = stations();
    await pico.setDynamicCurrent({ serial: 30000007, currentMilliampere: current });
    expect(sent).toEqual([`POST /pico/loadmanagementgroup/current/30000007?current=${current}`]);
  });

  test.each([
    [-1, '-1'],
    [0.5, '0.5'],
    [2 ** 31, '2147483648'],
    [Number.NaN, 'NaN'],
    ['16000', "'16000'"],
    [16.5, '16.5 (amperes? 16.5 A are 16500 mA)'],
  ])('cannot be %j mA, and nothing is sent', async (current, shown) => {
    const { pico, sent } = stations();
    const call = pico.setDynamicCurrent({ serial: 7, currentMilliampere: current as number });
    expect(String(await failureOf(call))).toContain(
      `currentMilliampere: expected a current in mA, 0 or more, got ${shown}.`,
    );
    expect(sent).toEqual([]);
  });
});

describe('the dynamic current of a phase', () => {
  const phases = { l1Milliampere: 6_000, l3Milliampere: 0 };

  test.each([0, 6_000, 7_000, 6_400_000])('can be %i mA', async (current) => {
    const { pico, sent } = stations();
    await pico.setThreePhaseDynamicCurrent({ id, ...phases, l2Milliampere: current });
    expect(sent).toEqual([
      `POST /pico/loadmanagementgroup/threephasecurrent/${id}?PhaseL1=6000&PhaseL2=${current}&PhaseL3=0`,
    ]);
  });

  test.each([
    [-1, '-1'],
    [5, '5'],
    [6, '6 (amperes? 6 A are 6000 mA)'],
    [16, '16 (amperes? 16 A are 16000 mA)'],
    [200, '200 (amperes? 200 A are 200000 mA)'],
    [201, '201'],
    [5_000, '5000'],
    [5_999, '5999'],
    [16_500, '16500'],
    [6_400_001, '6400001'],
    [6_401_000, '6401000'],
    [16_000.5, '16000.5'],
    [Number.NaN, 'NaN'],
    ['16', "'16'"],
  ])('cannot be %j mA, and nothing is sent', async (current, shown) => {
    const { pico, sent } = stations();
    const call = pico.setThreePhaseDynamicCurrent({ id, ...phases, l2Milliampere: current as number });
    const failure = await failureOf(call);
    expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
    expect(String(failure)).toContain(
      `l2Milliampere: expected a current in mA, 0 or 6000 to 6400000 in steps of 1000, got ${shown}.`,
    );
    expect(sent).toEqual([]);
  });
});
