import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { apiKey } from '../auth/auth-provider.ts';
import { bindEndpoints } from '../client/bind-endpoints.ts';
import { createClient } from '../client/create-client.ts';
import { instant } from '../wire/date-time.ts';
import { double } from '../wire/double.ts';
import { enumeration } from '../wire/enumeration.ts';
import { bool, int32, text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';
import { defineEndpoint } from './define-endpoint.ts';
import type { Input, Output } from './endpoint.ts';

const energyType = enumeration({ electricity: 1, water: 2 }, { prefix: 'MeterType' });
const device = wireObject({
  id: uuid,
  name: z.optional(text),
  energyType: z.optional(energyType),
  activePower: z.optional(double),
  get children() {
    return z.optional(z.array(device));
  },
});
const getDevice = defineEndpoint({
  method: 'GET',
  path: '/Devices/{id}',
  params: { id: uuid },
  response: device,
});
const listDevices = defineEndpoint({ method: 'GET', path: '/Devices', response: z.array(device) });
const values = defineEndpoint({
  method: 'GET',
  path: '/Values/{id}',
  params: { id: uuid, date: instant, interval: z.optional(int32) },
  response: device,
});
const postDevice = defineEndpoint({
  method: 'POST',
  path: '/Devices',
  params: { dry: z.optional(bool) },
  body: device,
});
const postNumbers = defineEndpoint({
  method: 'POST',
  path: '/Numbers',
  body: z.array(double),
  response: uuid,
});

/** Types only: nothing here runs. */
export async function compileTime(): Promise<unknown> {
  const client = createClient({ auth: apiKey('k') });
  const { devices, ...api } = bindEndpoints(client, {
    devices: { get: getDevice, list: listDevices },
    values,
  });

  const id: string = (await client.call(getDevice, { id: 'x' })).id;
  const names: (string | undefined)[] = (await devices.list()).map(({ name }) => name);
  const one: Output<typeof getDevice> = await devices.get({ id }, { signal: AbortSignal.timeout(1) });
  const power: number | undefined = one.children?.[0]?.activePower;
  await devices.list(undefined, { timeout: 1 });
  await devices.list({}, { timeout: 1 });
  await api.values({ id, date: new Date() });
  await api.values({ id, date: '2026-01-01T00:00:00Z', interval: power });
  await client.call(postDevice, { id, dry: true, energyType: 'water' });
  await client.call(postDevice, { id, energyType: 99 });
  const made: string = await client.call(postNumbers, { body: [1, 2] });
  const nothing = client.call(postDevice, { id: made }) satisfies Promise<undefined>;
  const input: Input<typeof values> = { id, date: String(names) };

  // @ts-expect-error a required parameter is missing
  await client.call(getDevice);
  // @ts-expect-error a required parameter is missing
  await client.call(getDevice, {});
  // @ts-expect-error a parameter has the wrong type
  await client.call(getDevice, { id: 7 });
  // @ts-expect-error an unknown parameter
  await client.call(getDevice, { id: 'x', serial: 7 });
  // @ts-expect-error the endpoint takes no input
  await client.call(listDevices, { id: 'x' });
  // @ts-expect-error there is no such method in the tree
  const method: keyof typeof devices = 'remove';
  // @ts-expect-error a misspelt field of an answer
  const field: keyof typeof one = 'nmae';
  // @ts-expect-error a misspelt field of a body
  await client.call(postDevice, { id, nmae: 'x' });
  // @ts-expect-error not a member
  await client.call(postDevice, { id, energyType: 'watr' });
  // @ts-expect-error a body that is no object is `body`
  await client.call(postNumbers, [1, 2]);
  // @ts-expect-error the path names a parameter that params does not have
  defineEndpoint({ method: 'GET', path: '/Devices/{id}', params: { serial: int32 } });
  // @ts-expect-error the path names a parameter and there are no params
  defineEndpoint({ method: 'GET', path: '/Devices/{id}' });
  defineEndpoint({ method: 'GET', path: '/Invoices', scope: 'invoices.read' });
  // @ts-expect-error a scope is a text
  defineEndpoint({ method: 'GET', path: '/Devices', scope: 7 });
  // @ts-expect-error renames a parameter that is not there
  defineEndpoint({ method: 'GET', path: '/Devices', params: { current: int32 }, names: { curent: 'x' } });
  return [nothing, input, method, field];
}

describe('defineEndpoint', () => {
  test('refuses at run time a path whose parameter is missing', () => {
    const path: string = '/Devices/{id}';
    expect(() => defineEndpoint({ method: 'GET', path })).toThrow(
      'the path names id, which params does not have',
    );
  });
});
