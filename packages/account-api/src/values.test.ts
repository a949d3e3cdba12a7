import { describe, expect, test } from '@jest/globals';
import { apiKey, createClient } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import { createAccountApi } from './create-account-api.ts';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const valuesData = {
  DeviceId: deviceId,
  Date: '2019-10-16T12:20:44.9788512Z',
  Values: [{ Obis: '1-0:1.8.0*255', Value: 1879583.2 }],
};

describe('a reading', () => {
  test('is the type that the realtime messages give: exact time, OBIS codes', async () => {
    await using world = await accountOnLoopback(() => valuesData);
    const reading = await world.account.values.now({ deviceId });
    expect(reading.timestamp.ticks).toBe(15712284449788512n);
    expect(reading.values.map(({ obis, value }) => [obis.toString(), value])).toEqual([
      ['1-0:1.8.0*255', 1879583.2],
    ]);
  });

  test('says that energy is in Wh', async () => {
    await using world = await accountOnLoopback(() => valuesData);
    const { values } = await world.account.values.now({ deviceId });
    expect(values[0]).toMatchObject({ value: 1879583.2, unit: 'Wh' });
  });

  test('with an OBIS code that is none costs that value alone, which the response counts', async () => {
    const values = ['', 'n/a', '1-0:1.7.0*255'].map((Obis) => ({ Obis, Value: 1 }));
    const row = { ...valuesData, Values: [...values, ...valuesData.Values] };
    await using world = await accountOnLoopback(() => [row, valuesData, row]);
    const range = { from: '2019-10-16T00:00:00Z', to: '2019-10-17T00:00:00Z', intervalMinutes: 15 };
    const { output, skipped } = await world.account.values.between({ deviceId, ...range }).withResponse();
    expect(output.map((reading) => reading.values.length)).toEqual([2, 1, 2]);
    expect(skipped).toBe(4);
    expect(
      await world.account.values
        .now({ deviceId })
        .withResponse()
        .catch(() => undefined),
    ).toBeUndefined();
  });

  test('more than one call can return is refused before it is asked for', async () => {
    await using world = await accountOnLoopback(() => []);
    const from = '2026-01-01T00:00:00Z';
    const ask = async (to: string, intervalMinutes: number): Promise<unknown> =>
      world.account.values.between({ deviceId, from, to, intervalMinutes });
    await expect(ask('2026-01-11T10:00:00.0000001Z', 15)).resolves.toEqual([]);
    await expect(ask('2026-01-11T10:01:00Z', 15)).rejects.toMatchObject({
      code: 'invalid_request',
      message: expect.stringContaining('ask for 1001 readings'),
      hint: expect.stringContaining('values.history'),
    });
    await expect(ask('2027-01-01T00:00:00Z', 0)).resolves.toEqual([]);
    expect(world.server.requests).toHaveLength(2);
  });

  test.each([
    [1000, 0, true],
    [999, 0, false],
    // Of asked times it is known how many there are.
    [1000, 1, false],
  ])(
    'of %d readings at interval %d says that it may be cut: %s',
    async (count, intervalMinutes, mayBeCut) => {
      await using world = await accountOnLoopback(() => Array.from({ length: count }, () => valuesData));
      const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T16:00:00Z', intervalMinutes };
      const call = world.account.values.between({ deviceId, ...range });
      const readings = await call;
      expect([readings.length, readings.mayBeCut]).toEqual([count, mayBeCut]);
      expect(Object.keys(readings)).toHaveLength(count);
      const { output, status } = await call.withResponse();
      expect([status, output.mayBeCut]).toEqual([200, mayBeCut]);
    },
  );

  test('is asked for at a time with all its digits', async () => {
    await using world = await accountOnLoopback(() => valuesData);
    await world.account.values.at({ deviceId, date: Timestamp.parse('2019-10-16T12:20:44.9788512Z') });
    expect(world.server.requests[0]).toMatchObject({
      path: `/ValuesInPast/${deviceId}`,
      query: { date: '2019-10-16T12:20:44.9788512Z' },
    });
  });

  test('series are asked for by the names of the platform', async () => {
    await using world = await accountOnLoopback(() => [valuesData, valuesData]);
    const readings = await world.account.values.between({
      deviceId,
      from: '2019-10-16T00:00:00Z',
      to: new Date('2019-10-17T00:00:00Z'),
      intervalMinutes: 15,
    });
    expect(readings).toHaveLength(2);
    expect(world.server.requests[0]?.query).toEqual({
      startDate: '2019-10-16T00:00:00Z',
      endDate: '2019-10-17T00:00:00.000Z',
      interval: '15',
    });
  });

  test('leaves out values that have no code or no number', async () => {
    const Values = [{ Obis: null, Value: 1 }, { Obis: '1-0:2.8.0*255', Value: null }, ...valuesData.Values];
    await using world = await accountOnLoopback(() => ({ ...valuesData, Values }));
    const reading = await world.account.values.now({ deviceId });
    expect(reading.values.map(({ obis }) => obis.toString())).toEqual(['1-0:1.8.0*255']);
  });

  test('that is interpolated says so, and when the nearest one was measured', async () => {
    const interpolated = {
      ...valuesData,
      IsInterpolated: true,
      ClosestNonInterpolatedValueDate: valuesData.Date,
    };
    await using world = await accountOnLoopback(() => ({ IsComplete: true, Values: [interpolated] }));
    const series = await world.account.values.interpolated({
      deviceId,
      from: '2019-10-16T00:00:00Z',
      to: '2019-10-17T00:00:00Z',
      interval: 'day',
    });
    expect(world.server.requests[0]?.query).toMatchObject({ interval: '1440' });
    expect(series.isComplete).toBe(true);
    const [reading] = series.values ?? [];
    expect(reading).toMatchObject({ deviceId, isInterpolated: true });
    expect(reading?.closestMeasured?.toString()).toBe('2019-10-16T12:20:44.9788512Z');
    expect(reading?.values.map(({ obis }) => obis.toString())).toEqual(['1-0:1.8.0*255']);
  });
});

test.each(['now', 'at', 'between', 'interpolated', 'countersAt'] as const)(
  '%s without an input is refused before it is sent',
  async (name) => {
    const fetch = (): Promise<Response> => Promise.reject(new Error('sent'));
    const { values } = createAccountApi(
      createClient({ auth: apiKey('key'), baseUrl: 'https://smart-me.test', fetch }),
    );
    await expect(values[name](null as never)).rejects.toMatchObject({ code: 'invalid_request' });
  },
);
