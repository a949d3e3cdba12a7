import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, type Client, createClient } from '@smart-me/api-core';
import { createPartnerApi } from '@smart-me/partner-api';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { openApiDocument } from './open-api-document.ts';
import { callEverything } from './testing/every-call.ts';
import { type ExchangeCheck, exchangeCheck } from './testing/exchange-check.ts';

let simulator: Simulator;
beforeEach(async () => {
  const clock = { start: '2026-06-15T08:30:00Z', speed: 0 };
  simulator = await startSimulator({ casing: 'camel', clock }); // as the document writes names
});
afterEach(() => simulator.stop());

function clientCheckedBy({ fetch }: ExchangeCheck): Client {
  return createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url, fetch });
}

test('every request of the client and every response of the simulator is as the document has it', async () => {
  const document = openApiDocument({ baseUrl: simulator.url });
  const check = exchangeCheck(document);
  const client = clientCheckedBy(check);
  await callEverything(simulator, createAccountApi(client), createPartnerApi(client));
  expect(check.differences).toEqual([]);
  // All but the revoking of a token: nobody has one here.
  expect(check.called.size).toBeGreaterThanOrEqual(97);
});

test('and is checked: a document that has it otherwise is found wrong', async () => {
  const { paths, components, ...rest } = openApiDocument({ baseUrl: simulator.url });
  const check = exchangeCheck({
    ...rest,
    paths: {
      ...paths,
      '/DeviceBySerial': { get: { ...paths['/DeviceBySerial']?.get, parameters: [] } as never },
    },
    components: {
      ...components,
      schemas: {
        ...components.schemas,
        NewCustomDevice: { type: 'object', required: ['serial'] },
        User: { type: 'object', properties: { id: { type: 'string' } } },
      },
    },
  });
  const { customDevices, devices, user } = createAccountApi(clientCheckedBy(check));
  await devices.getBySerial({ serial: (await devices.list())[0]?.serial ?? 0 });
  await customDevices.create({ name: 'Weather' });
  await user.get();
  expect(check.differences).toEqual([
    'GET /DeviceBySerial: has no parameter serial',
    expect.stringMatching(/^POST \/CustomDevice: .*must have required property 'serial'/),
    expect.stringMatching(/^GET \/User: data/),
  ]);
});
