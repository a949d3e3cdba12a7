import ky from 'ky';
import * as z from 'zod/mini';
import type { AuthProvider } from '../auth/auth-provider.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { pathParamNames } from '../endpoint/path-template.ts';
import type { CallOptions, Client } from './client.ts';

/** Options of {@link createClient}. */
export interface ClientOptions {
  readonly auth: AuthProvider;
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
}

/** Makes a client. */
export function createClient({ auth, baseUrl = 'https://api.smart-me.com', fetch }: ClientOptions): Client {
  const send = async (
    endpoint: Endpoint,
    input: Record<string, unknown> = {},
    { signal }: CallOptions = {},
  ): Promise<Response> => {
    const inPath = pathParamNames(endpoint.path);
    let path = endpoint.path;
    const query = new URLSearchParams();
    for (const [name, schema] of Object.entries(endpoint.params)) {
      const wire = z.encode(schema, input[name]);
      if (wire === undefined) continue;
      if (inPath.includes(name)) path = path.replace(`{${name}}`, encodeURIComponent(String(wire)));
      else query.set(endpoint.names[name] ?? name, String(wire));
    }
    const body =
      endpoint.body === undefined
        ? undefined
        : 'fields' in endpoint.body
          ? Object.fromEntries(Object.entries(input).filter(([name]) => !(name in endpoint.params)))
          : input['body'];
    const authorization = await auth.authorization({});
    return ky(`${baseUrl.replace(/\/+$/, '')}${path}`, {
      method: endpoint.method,
      searchParams: query,
      headers: { ...(authorization === undefined ? {} : { authorization }) },
      ...(endpoint.body === undefined ? {} : { json: z.encode(endpoint.body, body) }),
      ...(fetch === undefined ? {} : { fetch }),
      ...(signal === undefined ? {} : { signal }),
    });
  };
  const exchange = async (
    endpoint: Endpoint,
    input?: Record<string, unknown>,
    options?: CallOptions,
  ): Promise<unknown> => {
    const response = await send(endpoint, input, options);
    const output =
      endpoint.response === undefined ? undefined : z.decode(endpoint.response, await response.json());
    const date = response.headers.get('date');
    const requestId = response.headers.get('cf-ray');
    return {
      output,
      status: response.status,
      ...(date === null ? {} : { date: new Date(date) }),
      ...(requestId === null ? {} : { requestId }),
    };
  };
  return {
    baseUrl,
    callRaw: send,
    exchange,
    call: async (endpoint: Endpoint, input?: Record<string, unknown>, options?: CallOptions) =>
      ((await exchange(endpoint, input, options)) as { output: unknown }).output,
  } as Client;
}
