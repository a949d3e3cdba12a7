import { expect, test } from '@jest/globals';
import * as z from 'zod';
import { apiKey } from '../auth/auth-provider.ts';
import { bindEndpoints, type EndpointsOf } from '../client/bind-endpoints.ts';
import type { CallOptions } from '../client/client.ts';
import { createClient } from '../client/create-client.ts';
import { instant } from '../wire/date-time.ts';
import { enumeration, type EnumerationValue } from '../wire/enumeration.ts';
import { bool, double, int32, text, uuid } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';
import { defineEndpoint } from './define-endpoint.ts';
import type { Endpoint, Input, Output } from './endpoint.ts';

interface Device {
  readonly id: string;
  readonly name?: string;
  readonly energyType?: EnumerationValue<'electricity' | 'water'>;
  readonly activePower?: number;
  readonly children?: readonly Device[];
}

const energyType = enumeration({ electricity: 1, water: 2 }, { prefix: 'MeterType' });
const device: WireObject<Device> = wireObject({
  id: uuid,
  name: optional(text),
  energyType: optional(energyType),
  activePower: optional(double),
  get children() {
    return optional(array(device));
  },
});
const getDevice = defineEndpoint({
  method: 'GET',
  path: '/Devices/{id}',
  params: { id: uuid },
  response: device,
});
const listDevices = defineEndpoint({ method: 'GET', path: '/Devices', response: array(device) });
const values = defineEndpoint({
  method: 'GET',
  path: '/Values/{id}',
  params: { id: uuid, date: instant, interval: optional(int32) },
  response: device,
});
const postDevice = defineEndpoint({
  method: 'POST',
  path: '/Devices',
  params: { dry: optional(bool) },
  body: device,
});
const postNumbers = defineEndpoint({
  method: 'POST',
  path: '/Numbers',
  body: array(double),
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
  // @ts-expect-error a misspelt field of an output
  const field: keyof typeof one = 'nmae';
  // @ts-expect-error a misspelt field of a body
  await client.call(postDevice, { id, nmae: 'x' });
  // @ts-expect-error not a member
  await client.call(postDevice, { id, energyType: 'watr' });
  // @ts-expect-error a body that is no object is `body`
  await client.call(postNumbers, [1, 2]);
  // @ts-expect-error the path names a parameter that params does not have
  defineEndpoint({ method: 'GET', path: '/Devices/{id}', params: { serial: int32 } });
  // @ts-expect-error a parameter and a field of the body of one name: the input could not tell them apart
  defineEndpoint({ method: 'PUT', path: '/Devices', params: { name: text }, body: device });
  // @ts-expect-error a parameter called body beside a body that is no object
  defineEndpoint({ method: 'PUT', path: '/Devices', params: { body: text }, body: array(text) });
  // @ts-expect-error the path names a parameter and there are no params
  defineEndpoint({ method: 'GET', path: '/Devices/{id}' });
  defineEndpoint({ method: 'GET', path: '/Invoices', scope: 'invoices.read' });
  // @ts-expect-error a scope is a text
  defineEndpoint({ method: 'GET', path: '/Devices', scope: 7 });
  // @ts-expect-error the table takes another type than the annotation says
  const otherInput: Endpoint<{ id: number }, Device> = getDevice;
  // @ts-expect-error the table takes a parameter that the annotation lacks
  const lessInput: Endpoint<{ id: string }, Device> = values;
  // @ts-expect-error the table returns another type than the annotation says
  const otherOutput: Endpoint<{ id: string }, number> = getDevice;
  const any: Endpoint[] = [getDevice, listDevices, values, postDevice, postNumbers];
  interface Api {
    list(input?: Record<string, never>, options?: CallOptions): Promise<Device[]>;
    get(input: { id: string }, options?: CallOptions): Promise<Device>;
  }
  const tree: EndpointsOf<Api> = { list: listDevices, get: getDevice };
  const bound: Api = bindEndpoints(client, tree);
  // @ts-expect-error an endpoint in another one's place
  const wrongTree: EndpointsOf<Api> = { list: getDevice, get: listDevices };
  const other = defineEndpoint({
    method: 'POST',
    path: '/Other',
    body: z.object({ a: z.number() }),
    response: z.string(),
  });
  const output: string = await client.call(other, { body: { a: 1 } });
  // @ts-expect-error not what the schema takes
  await client.call(other, { body: { a: 'x' } });
  // @ts-expect-error renames a parameter that is not there
  defineEndpoint({ method: 'GET', path: '/Devices', params: { current: int32 }, names: { curent: 'x' } });
  return [
    [nothing, input, method, field, otherInput, lessInput, otherOutput],
    [any, bound, wrongTree, output],
  ];
}

test('a call is not sent whose path the compiler could not read, and has a parameter that is missing', async () => {
  const path: string = '/Devices/{id}';
  const client = createClient({ auth: apiKey('k'), baseUrl: 'https://api.example' });
  await expect(client.call(defineEndpoint({ method: 'GET', path }), {})).rejects.toThrow(
    'GET /Devices/{id}: not sent: id is empty or a step in a path (. or ..).',
  );
});
