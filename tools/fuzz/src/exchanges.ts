import type { AccountApi } from '@smart-me/account-api';
import { accountEndpoints as calls } from '@smart-me/account-api/endpoints';
import type { Endpoint } from '@smart-me/api-core';
import { encodeOutput } from '@smart-me/api-core/server';

/** A call, and what the platform responds to it. */
export interface Exchange {
  readonly bodies: readonly string[];
  readonly call: (account: AccountApi) => Promise<Called>;
}

/** What a call has read, and that written again as the platform writes it: nothing for a call without a response. */
export interface Called {
  readonly output: unknown;
  /** `undefined` for what is read and not written: the name of a member that is neither known nor spelt as published names are. */
  readonly written: string | undefined;
}

/** What a new application signs in with: it is shown once, and in no error. */
export const APP_SECRET = 'S3cr3t-0f-the-app';

const ID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const DATE = '2026-08-13T09:41:07.1234567Z';

/** What servers and proxies send in place of what was asked for. */
const OTHERS: readonly string[] = [
  '',
  'null',
  '"text"',
  '{"message":"The device is unknown."}',
  '{"type":"about:blank","title":"Bad Request","status":400,"errors":{"ApiUrl":["The ApiUrl field is required."]}}',
  '{"error":"invalid_token","error_description":"The token has expired."}',
  '<!DOCTYPE html><html><head><title>Attention Required! | Cloudflare</title></head><body></body></html>',
  'upstream connect error or disconnect/reset before headers',
  '\ufeff{"Message":"An error has occurred."}',
];

const meter = {
  Id: ID,
  Name: 'Meter Erdgeschoss',
  Serial: 7907952,
  DeviceEnergyType: 1,
  MeterSubType: 'MeterSubTypeHeat',
  FamilyType: 12,
  ActivePower: 0.42689947999999994,
  ActivePowerUnit: 'kW',
  CounterReading: 9711.213042,
  CounterReadingUnit: 'kWh',
  CounterReadingImport: 9711.213369,
  Voltage: 235.2,
  PowerFactor: 1,
  ActiveTariff: 1,
  DigitalOutput2: false,
  ValueDate: DATE,
};
const reading = {
  DeviceId: ID,
  Date: DATE,
  Values: [
    { Obis: '1-0:1.8.0*255', Value: 9711213.042 },
    { Obis: '0100020800FF', Value: 0 },
    { Obis: '1-0:16.7.0*255', Value: -426.9 },
  ],
};
const user = {
  Id: '636731327420929937',
  IdAsString: '636731327420929937',
  Username: 'ada',
  Email: 'ada@example.com',
  IsAdmin: false,
  Permissions: ['read'],
  ChildUsers: [{ Id: 7, Username: 'bob', ChildUsers: [] }],
};
const application = {
  ClientId: 'app-1',
  ClientSecret: APP_SECRET,
  Secret: APP_SECRET,
  Name: 'Dashboard',
  Scopes: ['device.read'],
  RedirectUris: ['https://example.com/callback'],
};
const counters = { DeviceId: ID, Date: DATE, CounterReading: 12.5, CounterReadingUnit: 'kWh' };
const relay = { Name: 'Relay', Code: '63000C0101FF', ActionType: 0, MinValue: 0, MaxValue: 1 };
const charging = { State: 2, ActiveEnergy: 7.25, MaxCurrent: 16, Duration: 1200 };
const menu = {
  Items: [{ Id: ID, Name: 'Haus', FolderType: 0, Children: [{ Id: ID, Name: 'Wohnung', Children: [] }] }],
};

const exchange = <Output>(
  endpoint: Endpoint<never, Output>,
  call: (account: AccountApi) => Promise<Output>,
  ...bodies: readonly unknown[]
): Exchange => ({
  bodies: [...bodies, ...bodies, ...bodies].map(json).concat(OTHERS),
  call: async (account) => {
    const output = await call(account);
    return { output, written: written(endpoint, output) };
  },
});

function written<Output>(endpoint: Endpoint<never, Output>, output: Output): string | undefined {
  try {
    return encodeOutput(endpoint, output, { casing: 'pascal', nulls: false });
  } catch (error) {
    if (error instanceof TypeError && error.message.includes('expected an integer, or one of'))
      return undefined;
    throw error;
  }
}

const json = (value: unknown): string =>
  value === undefined ? '' : JSON.stringify(value).replace('"636731327420929937",', '636731327420929937,');

/** Calls of all kinds: objects, lists, readings, texts, secrets, 64 bits, trees, and nothing at all. */
export const exchanges: readonly Exchange[] = [
  exchange(calls.devices.get, ({ devices }) => devices.get({ id: ID }), meter),
  exchange(calls.devices.list, ({ devices }) => devices.list(), [meter, { ...meter, Serial: 18 }]),
  exchange(calls.values.now, ({ values }) => values.now({ deviceId: ID }), reading),
  exchange(
    calls.values.countersAt,
    ({ values }) => values.countersAt({ deviceId: ID, date: DATE }),
    counters,
  ),
  exchange(calls.actions.list, ({ actions }) => actions.list({ deviceId: ID }), [relay]),
  exchange(
    calls.actions.run,
    ({ actions }) => actions.run({ deviceId: ID, actions: [{ code: '99-0:12.1.1*255', value: 1 }] }),
    undefined,
  ),
  exchange(
    calls.oauthApplications.confidential.create,
    ({ oauthApplications }) => oauthApplications.confidential.create(),
    application,
  ),
  exchange(calls.user.get, (account) => account.user.get(), user),
  exchange(calls.folders.getMenu, ({ folders }) => folders.getMenu(), menu),
  exchange(calls.pico.getCharging, ({ pico }) => pico.getCharging({ id: ID }), charging),
];
