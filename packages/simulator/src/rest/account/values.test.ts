import { expect, test } from '@jest/globals';
import { getValuesBetween } from '@smart-me/account-api/endpoints';
import { inWorld } from '../../testing/world.ts';

test(
  'values of any past minute; a gap repeats what came before it',
  inWorld(async ({ account, simulator, idOf }) => {
    const deviceId = await idOf('House connection');
    const from = Date.parse('2026-06-14T12:00:00Z');
    simulator.state.account.devices
      .get(deviceId)
      ?.takeOffline({ from: from + 60_000, until: from + 180_000 });
    const readings = await account.values.between({
      deviceId,
      from: new Date(from),
      to: new Date(from + 240_000),
      intervalMinutes: 1,
    });
    expect(readings.map(({ timestamp }) => (timestamp.epochMilliseconds - from) / 60_000)).toEqual([
      0, 0, 0, 3,
    ]);
    const asked = await account.values.at({ deviceId, date: new Date(from + 179_000) });
    expect(asked.timestamp.epochMilliseconds).toBe(from);
    const counters = await account.values.countersAt({ deviceId, date: new Date(from) });
    expect(counters).toMatchObject({
      id: deviceId,
      date: '2026-06-14T12:00:00.0000000Z',
      counterReadingUnit: 'kWh',
    });
    expect(readings[0]?.values[0]?.value).toBeCloseTo((counters.counterReadingImport ?? Number.NaN) * 1e3, 3);
    const every = await account.values.between({
      deviceId,
      from: new Date(from),
      to: new Date(from + 240_000),
      intervalMinutes: 0,
    });
    expect(every.map(({ timestamp }) => (timestamp.epochMilliseconds - from) / 60_000)).toEqual([0, 3]);
  }),
);

test(
  'values at most 1000 a call, none from before the device and none from the future',
  inWorld(async ({ account, client, idOf }) => {
    const deviceId = await idOf('Cold water');
    const year = { deviceId, from: '2025-06-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    expect(await client.call(getValuesBetween, { ...year, intervalMinutes: 1 })).toHaveLength(1000);
    expect(
      await client.call(getValuesBetween, {
        ...year,
        from: '2026-06-15T08:00:00Z',
        to: '2027-01-01T00:00:00Z',
        intervalMinutes: 15,
      }),
    ).not.toHaveLength(1000);
    await expect(account.values.at({ deviceId, date: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      account.values.between({ ...year, to: '2024-01-01T00:00:00Z', intervalMinutes: 1 }),
    ).rejects.toMatchObject({ status: 400 });
  }),
);

test(
  'values interpolated where none was measured, with figures that say how much',
  inWorld(async ({ account, simulator, idOf }) => {
    const deviceId = await idOf('Solar plant');
    const from = Date.parse('2026-06-13T10:00:00Z');
    simulator.state.account.devices
      .get(deviceId)
      ?.takeOffline({ from: from + 300_000, until: from + 1_200_000 });
    const { values = [], ...figures } = await account.values.interpolated({
      deviceId,
      from: new Date(from),
      to: new Date(from + 3_600_000),
      interval: 'fifteenMinutes',
    });
    expect(values.map(({ isInterpolated }) => isInterpolated)).toEqual([false, true, false, false, false]);
    expect(figures).toMatchObject({
      isComplete: true,
      fractionOfInterpolatedResults: 0.2,
      interpolationQuality: 0.25,
    });
    const exported = values.map(
      (reading) => reading.values.find(({ obis }) => String(obis) === '1-0:2.8.0*255')?.value ?? Number.NaN,
    );
    expect(exported).toEqual(exported.toSorted((a, b) => a - b));
  }),
);

test(
  'history holds counters only, and its end is excluded',
  inWorld(async ({ account, idOf }) => {
    const deviceId = await idOf('House connection');
    const range = { deviceId, from: '2026-06-14T12:00:00Z', to: '2026-06-14T15:00:00Z' };
    const rows = await account.values.between({ ...range, intervalMinutes: 60 });
    expect(rows.map(({ timestamp }) => timestamp.toString().slice(11, 16))).toEqual([
      '12:00',
      '13:00',
      '14:00',
    ]);
    const single = await account.values.at({ deviceId, date: range.from });
    for (const { values } of [...rows, single])
      expect(values.every(({ unit }) => unit === 'Wh' || unit === 'varh')).toBe(true);
    const now = await account.values.now({ deviceId });
    expect(now.values.some(({ unit }) => unit === 'W')).toBe(true);
  }),
);
