import { decodeOutput } from '../endpoint/decode-output.ts';
import { encodeInput } from '../endpoint/encode-input.ts';
import { endpointName, type Endpoint } from '../endpoint/endpoint.ts';
import { Redactor } from '../error/redactor.ts';
import { attempt } from '../pipeline/attempt.ts';
import type { Call } from '../pipeline/call.ts';
import { observer } from '../pipeline/observation.ts';
import { sendWithRetry } from '../pipeline/retry.ts';
import type { CallOptions, Client, Exchange } from './client.ts';
import { checkedOptions, checkedTimeout, type ClientOptions } from './client-options.ts';

/**
 * Makes a client: what calls have in common, and what they share (the queue, the pause after a 429). One for each
 * account and server.
 *
 * @throws {SmartMeError} `invalid_request` for an option that makes no sense
 * @example
 * const client = createClient({ auth: apiKey(process.env.SMART_ME_API_KEY ?? '') });
 * const device = await client.call(getDevice, { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' });
 */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, userAgent, hooks, retry, ...settings } = checkedOptions(options);
  const { origin } = new URL(baseUrl);
  const watch = observer(hooks);
  const sendOnce = attempt({ ...settings, observer: watch });
  const headers = {
    accept: 'application/json',
    ...(userAgent === undefined ? {} : { 'user-agent': userAgent }),
  };

  const send = async (
    endpoint: Endpoint,
    input: UntypedInput = {},
    options: CallOptions = {},
  ): Promise<Answer> => {
    const totalTimeout = checkedTimeout('totalTimeout', options.totalTimeout ?? settings.totalTimeout);
    const call: Call = {
      endpoint,
      name: endpointName(endpoint),
      origin,
      timeout: checkedTimeout('timeout', options.timeout ?? settings.timeout),
      deadline: performance.now() + totalTimeout,
      redactor: new Redactor(),
    };
    const { path, query, body, json } = encodeInput(endpoint, input);
    call.redactor.addNamed([...query].map(([name, value]) => ({ [name]: value })));
    call.redactor.addNamed(body);
    const url = new URL(baseUrl + path);
    url.search = query.toString();
    const request = {
      url,
      method: endpoint.method,
      headers: json === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: json,
    };
    const { signal } = options;
    return {
      call,
      response: await sendWithRetry(request, call, {
        attempt: sendOnce,
        observer: watch,
        retry,
        totalTimeout,
        signal,
      }),
    };
  };

  const exchange = async (
    endpoint: Endpoint,
    input?: UntypedInput,
    options?: CallOptions,
  ): Promise<Exchange<unknown>> => {
    const { call, response } = await send(endpoint, input, options);
    const output = decodeOutput(call, response, await response.text());
    return { output, ...head(response) };
  };

  const client: UntypedClient = {
    baseUrl,
    call: async (...parameters) => (await exchange(...parameters)).output,
    exchange,
    callRaw: async (...parameters) => (await send(...parameters)).response,
  };
  // The endpoint's schemas have checked what the types of Client promise.
  return Object.freeze(client) as Client;
}

type UntypedInput = Readonly<Record<string, unknown>>;

/** {@link Client} before the types of the endpoint come in. */
interface UntypedClient {
  readonly baseUrl: string;
  readonly call: (endpoint: Endpoint, input?: UntypedInput, options?: CallOptions) => Promise<unknown>;
  readonly exchange: (
    endpoint: Endpoint,
    input?: UntypedInput,
    options?: CallOptions,
  ) => Promise<Exchange<unknown>>;
  readonly callRaw: (endpoint: Endpoint, input?: UntypedInput, options?: CallOptions) => Promise<Response>;
}

interface Answer {
  readonly call: Call;
  readonly response: Response;
}

/** What the head of an answer tells. */
function head({ status, headers }: Response): Omit<Exchange<unknown>, 'output'> {
  const date = new Date(headers.get('date') ?? '');
  const requestId = headers.get('cf-ray');
  return {
    status,
    ...(Number.isNaN(date.getTime()) ? {} : { date }),
    ...(requestId === null ? {} : { requestId }),
  };
}
