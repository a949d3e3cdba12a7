import { expect, test } from '@jest/globals';
import { apiKey, createClient, isSmartMeError } from '@smart-me/api-core';
import { createPartnerApi } from './create-partner-api.ts';
import { startRecordingServer } from '@smart-me-tools/testing';

test("a partner lists its users and their devices; fields that the account's twin lacks are kept", async () => {
  await using server = await startRecordingServer(({ path }) =>
    path === '/partner/user'
      ? [{ Id: 7, Username: 'ada', Language: 'de' }]
      : [{ Id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', UserId: 7 }],
  );
  const partner = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  expect(await partner.users.list()).toEqual([{ id: 7, username: 'ada', Language: 'de' }]);
  expect(await partner.devices.list()).toEqual([{ id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', UserId: 7 }]);
});

test('a folder menu is not replaced without the word for it, which is not sent', async () => {
  await using server = await startRecordingServer(() => undefined);
  const { users } = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  // @ts-expect-error: the types want it as well
  const unconfirmed = users.setFolderMenu({ userId: 7, items: [] });
  const failure: unknown = await unconfirmed.catch((error: unknown) => error);
  expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
  await users.setFolderMenu({ userId: 7, items: [], confirm: 'delete the existing configuration' });
  expect(server.requests).toMatchObject([
    { method: 'POST', path: '/partner/foldermenu/7', query: {}, body: '{"items":[]}' },
  ]);
});

test("a partner reads the values of its users' devices as readings", async () => {
  const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  const values = [{ Obis: '1-0:1.8.0*255', Value: 1879583.2 }];
  await using server = await startRecordingServer(() => [
    { DeviceId: deviceId, Date: '2019-10-16T12:20:44.9788512Z', Values: values },
  ]);
  const partner = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  const from = '2019-10-16T00:00:00Z';
  const readings = await partner.values.between({ deviceId, from, to: from, intervalMinutes: 0 });
  const [reading] = readings;
  expect(readings.mayBeCut).toBe(false);
  expect(reading?.timestamp.ticks).toBe(15712284449788512n);
  expect(reading?.values.map(({ obis }) => obis.toString())).toEqual(['1-0:1.8.0*255']);
});

test("a partner's history has the readings and the gaps of any range", async () => {
  const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  const start = Date.parse('2026-01-01T00:00:00Z');
  await using server = await startRecordingServer(({ query }) =>
    [0, 15, 45]
      .map((minute) => start + minute * 60_000)
      .filter(
        (time) => time >= Date.parse(query['startDate'] ?? '') && time < Date.parse(query['endDate'] ?? ''),
      )
      .map((time) => ({
        DeviceId: deviceId,
        Date: new Date(time).toISOString(),
        Values: [{ Obis: '1-0:1.8.0*255', Value: 1500 }],
      })),
  );
  const partner = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  const range = { from: new Date(start), to: new Date(start + 3_600_000), intervalMinutes: 15 };
  const kinds: string[] = [];
  for await (const entry of partner.values.history(deviceId, range)) {
    kinds.push(
      entry.kind === 'gap' ? 'gap' : `${entry.reading.values[0]?.value} ${entry.reading.values[0]?.unit}`,
    );
  }
  expect(kinds).toEqual(['1500 Wh', '1500 Wh', 'gap', '1500 Wh']);
  expect(server.requests[0]?.path).toBe(`/partner/ValuesInPastMultiple/${deviceId}`);
});

test('a partner polls for the stored readings since the last one', async () => {
  const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  const now = Date.now();
  let count = 0;
  await using server = await startRecordingServer(() => {
    count += 1;
    return Array.from({ length: count }, (_, index) => ({
      DeviceId: deviceId,
      Date: new Date(now - 60_000 + index * 1000).toISOString(),
      Values: [{ Obis: '1-0:1.8.0*255', Value: 1500 + index }],
    }));
  });
  const partner = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  const values: (number | undefined)[] = [];
  for await (const reading of partner.values.poll({ devices: [deviceId], everySeconds: 1 })) {
    values.push(reading.values[0]?.value);
    if (values.length === 2) break;
  }
  expect(values).toEqual([1500, 1501]);
  expect(server.requests[1]?.query).toMatchObject({
    startDate: new Date(now - 60_000).toISOString().replace('Z', '0000Z'),
    interval: '0',
  });
});
