// First, for ky's sake: what is ours then stands together in a bundle, and compresses better.
import { withRetry } from '../pipeline/retry.ts';
import { endpointName, type Endpoint } from '../endpoint/endpoint.ts';
import { requestId, type Service } from '../error/service.ts';
import { callError } from '../error/call-error.ts';
import { isSmartMeError, type SmartMeError } from '../error/smart-me-error.ts';
import { Redactor } from '../http/redactor.ts';
import { attempt } from '../pipeline/attempt.ts';
import { tell } from '../pipeline/observation.ts';
import type { Call, ReceivedResponse } from '../pipeline/policy.ts';
import { encodeInput } from '../endpoint/encode-input.ts';
import type { CallOptions, CallPromise, CallResponse, Client } from './client.ts';
import {
  checkedOptions,
  checkedPlace,
  checkedTimeout,
  type ClientOptions,
  type Place,
} from './client-options.ts';
import { readOutput } from './read-output.ts';

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
  const { place: fixed, userAgent, retry, ...settings } = checkedOptions(options);
  const placeOf = placeFinder(fixed);
  const { hooks } = settings;
  const send = withRetry(attempt(settings), retry, hooks);
  const headers = {
    accept: 'application/json',
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
  };
  const headersWithBody = { ...headers, 'content-type': 'application/json' };

  const respond = async (
    endpoint: Endpoint,
    input: UntypedInput = {},
    { timeout = settings.timeout, totalTimeout = settings.totalTimeout, signal }: CallOptions,
  ): Promise<CallResponse<unknown>> => {
    checkedTimeout('totalTimeout', totalTimeout);
    checkedTimeout('timeout', timeout);
    const { path, query, body, json } = encodeInput(endpoint, input);
    const place = placeOf(endpoint);
    const { service = UNNAMED, scope, license, idempotent } = endpoint;
    const start = performance.now();
    const call: Call = {
      name: endpointName(endpoint),
      origin: place.origin,
      service,
      scope,
      license,
      idempotent,
      timeout,
      deadline: start + totalTimeout,
      redactor: new Redactor(),
      credentials: undefined,
      attempts: 0,
    };
    call.redactor.addNamed([body, ...Array.from(query, ([name, value]) => ({ [name]: value }))]);
    const request = {
      url: place.baseUrl + path + (query.size > 0 ? `?${query.toString()}` : ''),
      method: endpoint.method,
      headers: json === undefined ? headers : headersWithBody,
      body: json,
    };
    try {
      const response = await send(request, call, { totalTimeout, signal });
      return { ...readOutput(endpoint, response, call), ...head(response, service) };
    } catch (error) {
      if (isSmartMeError(error)) {
        const { code, status } = error;
        const duration = performance.now() - start;
        tell(hooks.onFailure, { ...request, attempt: call.attempts }, call, { code, status, duration });
      }
      throw error;
    }
  };

  const client: UntypedClient = {
    baseUrl: fixed?.baseUrl,
    call: (endpoint, input, options) => {
      // The options of a call may be null, too.
      const response = respond(endpoint, input, { ...options });
      const output = response.then((whole) => whole.output);
      const withResponse = (): Promise<CallResponse<unknown>> => {
        // Who takes the response need not take the output too: its failure is the same.
        output.catch(() => undefined);
        return response;
      };
      return Object.assign(output, { withResponse });
    },
  };
  // The endpoint's schemas have checked what the types of Client promise.
  return Object.freeze(client) as Client;
}

type UntypedInput = Readonly<Record<string, unknown>>;

/** {@link Client} before the types of the endpoint come in. */
interface UntypedClient {
  readonly baseUrl: string | undefined;
  readonly call: (endpoint: Endpoint, input?: UntypedInput, options?: CallOptions) => CallPromise<unknown>;
}

/** The service of an endpoint that names none. */
const UNNAMED: Service = { name: 'the service' };

/**
 * Finds where an endpoint is called: at the client's `baseUrl`, or else where its service is. A client without `baseUrl` stays
 * with the service of its first call, since its credentials are for one: a forgotten `baseUrl` must not send them to another.
 */
function placeFinder(fixed: Place | undefined): (endpoint: Endpoint) => Place {
  let place: Place | undefined;
  let home: Service | undefined;
  return (endpoint) => {
    if (fixed !== undefined) return fixed;
    const { service } = endpoint;
    if (service?.baseUrl === undefined) throw noBaseUrl(endpoint, 'has no address of its own');
    if (home !== undefined && home.baseUrl !== service.baseUrl)
      throw noBaseUrl(endpoint, `is of ${service.name}, and this client calls ${home.name}`);
    home = service;
    return (place ??= checkedPlace(service.baseUrl));
  };
}

function noBaseUrl(endpoint: Endpoint, why: string): SmartMeError {
  return callError({ name: endpointName(endpoint) }, `not sent: the endpoint ${why}`, {
    code: 'invalid_request',
    hint: 'Give createClient the baseUrl of the service whose credentials auth has; one client for each service.',
  });
}

/** What the head of a response tells. */
function head(
  { status, headers }: ReceivedResponse,
  service: Service,
): Omit<CallResponse<unknown>, 'output' | 'skipped'> {
  const date = new Date(headers.get('date') ?? '');
  const id = requestId(service, headers);
  return {
    status,
    headers,
    ...(!Number.isNaN(date.getTime()) && { date }),
    ...(id !== undefined && { requestId: id }),
  };
}
