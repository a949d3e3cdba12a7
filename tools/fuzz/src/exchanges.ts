import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountApi } from '@smart-me/account-api';
import { accountEndpoints as calls } from '@smart-me/account-api/endpoints';
import type { Endpoint } from '@smart-me/api-core';
import { encodeOutput } from '@smart-me/api-core/server';
import { parse } from 'yaml';
import { CORPUS } from './corpus.ts';

/** A call, and what the platform responds to it. */
export interface Exchange {
  readonly bodies: readonly string[];
  readonly call: (account: AccountApi) => Promise<Called>;
}

/** What a call has read, and that written again as the platform writes it: nothing for a call without a response. */
interface Called {
  readonly output: unknown;
  /** `undefined` for what is read and not written: the name of a member that is neither known nor spelt as published names are. */
  readonly written: string | undefined;
}

/** What a new application signs in with: it is shown once, and in no error. */
export const APP_SECRET = 'S3cr3t-0f-the-app';

const ID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const DATE = '2026-08-13T09:41:07.1234567Z';

const { others, meter, reading, counters, relay, application, user, menu, charging } = parse(
  readFileSync(join(CORPUS, 'bodies.yaml'), 'utf8'),
) as Readonly<Record<string, object>> & { readonly others: readonly string[] };

const exchange = <Output>(
  endpoint: Endpoint<never, Output>,
  call: (account: AccountApi) => Promise<Output>,
  ...responses: readonly unknown[]
): Exchange => ({
  bodies: [...responses, ...responses, ...responses].map(json).concat(others),
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
