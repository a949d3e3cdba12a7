import { describe, expect, test } from '@jest/globals';
import { apiKey, createClient, isSmartMeError } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/proto-codec';
import { createAccountApi } from './create-account-api.ts';
import { startLoopbackServer } from './testing/loopback-server.ts';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const valuesData = {
  DeviceId: deviceId,
  Date: '2019-10-16T12:20:44.9788512Z',
  Values: [{ Obis: '1-0:1.8.0*255', Value: 1879583.2 }],
};

describe('a reading', () => {
  test('is the type that the realtime messages give: exact time, OBIS codes', async () => {
    await using server = await startLoopbackServer(() => valuesData);
    const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
    const reading = await account.values.now({ deviceId });
    expect(reading.timestamp.ticks).toBe(15712284449788512n);
    expect(reading.values.map(({ obis, value }) => [obis.toString(), value])).toEqual([
      ['1-0:1.8.0*255', 1879583.2],
    ]);
  });

  test('with an OBIS code that is none is an unexpected response', async () => {
    await using server = await startLoopbackServer(() => ({
      ...valuesData,
      Values: [{ Obis: 'kaputt', Value: 1 }],
    }));
    const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
    const error: unknown = await account.values.now({ deviceId }).catch((cause: unknown) => cause);
    expect(isSmartMeError(error, 'unexpected_response')).toBe(true);
  });

  test('is asked for at a time with all its digits', async () => {
    await using server = await startLoopbackServer(() => valuesData);
    const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
    await account.values.at({ deviceId, date: Timestamp.parse('2019-10-16T12:20:44.9788512Z') });
    expect(server.requests[0]).toMatchObject({
      path: `/ValuesInPast/${deviceId}`,
      query: { date: '2019-10-16T12:20:44.9788512Z' },
    });
  });

  test('series are asked for by the names of the platform', async () => {
    await using server = await startLoopbackServer(() => [valuesData, valuesData]);
    const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
    const readings = await account.values.between({
      deviceId,
      from: '2019-10-16T00:00:00Z',
      to: new Date('2019-10-17T00:00:00Z'),
      intervalMinutes: 15,
    });
    expect(readings).toHaveLength(2);
    expect(server.requests[0]?.query).toEqual({
      startDate: '2019-10-16T00:00:00Z',
      endDate: '2019-10-17T00:00:00.000Z',
      interval: '15',
    });
  });
});
