import { createAccountApi } from '@smart-me/account-api';
import type { Client, Endpoint } from '@smart-me/api-core';
import { createPartnerApi } from '@smart-me/partner-api';

/** What methods take without a look, or after the look of `values.between`. */
const INPUTS = [{}, { from: new Date(0), to: new Date(1), intervalMinutes: 0 }];

/** The methods of an API by resource, as its client makes them. */
type Methods = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/**
 * Returns the endpoint that a method of an API calls, asked of the method itself; `undefined` for one that makes many calls,
 * such as `values.history`.
 */
export function calledEndpoint(api: string, resource: string, method: string): Endpoint | undefined {
  const called: Endpoint[] = [];
  const listener = {
    call: (endpoint: Endpoint) => {
      called.push(endpoint);
      return Promise.resolve([]);
    },
  };
  // The one thing that bound methods ask of a client is `call`.
  const client = listener as unknown as Client;
  const methods = (api === 'account-api'
    ? createAccountApi(client)
    : createPartnerApi(client)) as unknown as Methods;
  const bound = methods[resource]?.[method];
  if (typeof bound !== 'function') return undefined;
  for (const input of INPUTS) {
    try {
      Reflect.apply(bound, undefined, [input]);
    } catch {
      // It checks what it is given before it calls: the next input is another one.
    }
  }
  return called[0];
}
