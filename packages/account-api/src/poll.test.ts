import { expect, test } from '@jest/globals';
import { apiKey, createClient } from '@smart-me/api-core';
import type { StaleDevice } from '@smart-me/api-core/values';
import { createAccountApi } from './create-account-api.ts';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

/** An account whose server responds as the test says. */
function accountOf(respond: () => Response) {
  const sent: string[] = [];
  const fetch = (url: URL | RequestInfo): Promise<Response> => {
    sent.push(url as string);
    return Promise.resolve(respond());
  };
  const client = createClient({ auth: apiKey('key'), baseUrl: 'https://smart-me.test', fetch });
  return { account: createAccountApi(client), sent };
}

const reading = (date: string): object => ({
  DeviceId: deviceId,
  Date: date,
  Values: [{ Obis: '1-0:1.8.0*255', Value: 7 }],
});

test('a poll asks for the last values of a device, and tells by the clock of the server that it is stale', async () => {
  const { account, sent } = accountOf(() =>
    Response.json(reading('2026-01-01T00:00:00Z'), { headers: { date: 'Thu, 01 Jan 2026 00:16:00 GMT' } }),
  );
  const stale: StaleDevice[] = [];
  for await (const { timestamp, values } of account.values.poll({
    devices: [deviceId],
    onStale: (device) => stale.push(device),
  })) {
    expect(timestamp.toString()).toBe('2026-01-01T00:00:00.0000000Z');
    expect(values).toMatchObject([{ value: 7, unit: 'Wh' }]);
    break;
  }
  expect(sent).toEqual([`https://smart-me.test/Values/${deviceId}`]);
  expect(stale).toMatchObject([{ deviceId }]);
});

test('a poll of a device that has never measured anything goes on', async () => {
  const { account } = accountOf(() => new Response(null, { status: 404 }));
  const ending = new AbortController();
  const stale: StaleDevice[] = [];
  const poll = account.values.poll({
    devices: [deviceId],
    signal: ending.signal,
    onStale: (device) => {
      stale.push(device);
      ending.abort();
    },
  });
  expect(await Array.fromAsync(poll)).toEqual([]);
  expect(stale).toEqual([{ deviceId, last: undefined }]);
});

test('a poll without the right ends', async () => {
  const { account } = accountOf(() => new Response(null, { status: 401 }));
  const poll = account.values.poll({ devices: [deviceId] });
  await expect(poll.next()).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a history asks for the readings of a device', async () => {
  const { account, sent } = accountOf(() => Response.json([reading('2026-01-01T00:00:00Z')]));
  const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:02:00Z', intervalMinutes: 1 };
  const entries = await Array.fromAsync(account.values.history({ id: deviceId }, range));
  expect(entries).toMatchObject([{ kind: 'reading' }, { kind: 'gap' }]);
  expect(sent).toHaveLength(1);
});
