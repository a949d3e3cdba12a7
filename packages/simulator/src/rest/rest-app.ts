import { isSmartMeError, type Endpoint, type Input } from '@smart-me/api-core';
import { BodyTooLargeError, readText } from '@smart-me/api-core/http';
import {
  decodeInput,
  encodeOutput,
  matchEndpoint,
  type RequestParts,
  type WireStyle,
} from '@smart-me/api-core/server';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { TokenStore } from '../state/token-store.ts';
import type { Principal, SimulatorState, TokenLookup } from '../state/simulator-state.ts';
import { EXPOSED_HEADERS } from '../http/cors.ts';
import { isLoopbackOrigin } from '../http/loopback.ts';
import { authenticate } from './authenticate.ts';
import { HttpProblem, problemDetails } from '../http/http-problem.ts';
import type { Implementation } from './implementation.ts';
import { documentedSpelling, looseDates, withoutTrailingCommas } from './loose-request.ts';

/** What the REST side of the simulator stands on. */
export interface RestOptions {
  readonly state: SimulatorState;
  readonly clock: SimulatedClock;
  readonly refreshTokens: TokenStore;
  /** All endpoints that there are; one without an implementation gets 501. */
  readonly endpoints: readonly Endpoint[];
  readonly implementations: readonly Implementation[];
  readonly lookUpToken: TokenLookup;
  readonly style: WireStyle;
}

/** A request comes with what node:http knows of it. */
interface OnNode {
  Bindings: HttpBindings;
}

/**
 * The REST API: it finds the endpoint, checks who calls and for what, asks the handler and writes the response like the
 * platform.
 */
export function restApp({
  state,
  clock,
  refreshTokens,
  endpoints,
  implementations,
  lookUpToken,
  style,
}: RestOptions): Hono<OnNode>['fetch'] {
  const handlers = new Map(implementations.map(({ endpoint, handle }) => [endpoint, handle]));

  async function respond(context: Context<OnNode>): Promise<Response> {
    const { method, url } = context.req;
    const { pathname, searchParams } = documentedSpelling(new URL(url));
    const match = matchEndpoint(endpoints, method, pathname);
    if (match === 404) throw new HttpProblem(404, 'There is no such resource.');
    if (match === 405) throw new HttpProblem(405, `The resource does not take ${method}.`);
    const principal = await authenticate(context.req.header('authorization'), state, lookUpToken);
    if (principal === undefined) throw new HttpProblem(401, 'The credentials are missing, expired or wrong.');
    assertAllowed(match.endpoint, principal);

    const body = await readBody(context.req.raw);
    if (body !== '') assertJson(context.req.header('content-type'));
    const { endpoint, input } = readInput(sameRoute(endpoints, match.endpoint), {
      pathParams: match.pathParams,
      searchParams: looseDates(searchParams),
      body: withoutTrailingCommas(body),
    });
    const output = handlerOf(endpoint)(input, {
      ...principal,
      state,
      refreshTokens,
      now: clock.milliseconds,
    });
    const json = encodeOutput(endpoint, output, style);
    // 204 as recorded; the description says 200.
    return json === ''
      ? context.body(null, 204)
      : context.body(json, 200, { 'content-type': 'application/json; charset=utf-8' });
  }

  function handlerOf(endpoint: Endpoint): Implementation['handle'] {
    const handle = handlers.get(endpoint);
    if (handle === undefined)
      throw new HttpProblem(501, `The simulator does not implement ${endpoint.method} ${endpoint.path} yet.`);
    return handle;
  }

  const app = new Hono<OnNode>();
  app
    .use(
      cors({
        origin: (origin) => (isLoopbackOrigin(origin) ? origin : null),
        allowHeaders: ['authorization', 'content-type'],
        exposeHeaders: [...EXPOSED_HEADERS],
      }),
    )
    .onError(refuse)
    .all('*', respond);
  return app.fetch;
}

function assertAllowed({ scope, license }: Endpoint, { account, scopes }: Principal): void {
  if (scope !== undefined && !scopes.has(scope))
    throw new HttpProblem(403, `The credentials lack the scope ${scope}.`);
  if (license !== undefined && !account.licenses.has(license))
    throw new HttpProblem(403, `The account has no ${license} licence.`);
}

function assertJson(contentType = ''): void {
  if (!/^(?:application\/(?:[\w.-]+\+)?|text\/)json\b/i.test(contentType))
    throw new HttpProblem(415, 'A body is JSON: send content-type application/json.');
}

/** The endpoints that share method and path with `endpoint`: creating and updating a device are told apart by their bodies. */
function sameRoute(endpoints: readonly Endpoint[], { method, path }: Endpoint): Endpoint[] {
  return endpoints.filter((other) => other.method === method && other.path === path);
}

/** The first endpoint whose tables fit the request; the last one's complaint when none does. */
function readInput(
  candidates: readonly Endpoint[],
  parts: RequestParts,
): { endpoint: Endpoint; input: Input<Endpoint> } {
  let complaint: unknown;
  for (const endpoint of candidates) {
    try {
      return { endpoint, input: decodeInput(endpoint, parts) };
    } catch (error) {
      complaint = error;
    }
  }
  throw isSmartMeError(complaint) ? new HttpProblem(400, complaint.message) : complaint;
}

function refuse(error: Error, context: Context<OnNode>): Response {
  const status = error instanceof HttpProblem ? error.status : 500;
  const trace = String(context.env.outgoing.getHeader('cf-ray'));
  return new Response(problemDetails(status, error.message, trace), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 401 && { 'www-authenticate': 'ApiKey, Bearer, Basic realm="smart-me"' }),
    },
  });
}

/** A folder menu of thousands of folders is far below. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The body of a request as text; reading stops as soon as it is too large. */
async function readBody({ body, headers }: Request): Promise<string> {
  try {
    if (Number(headers.get('content-length') ?? 0) > MAX_BODY_BYTES)
      throw new BodyTooLargeError(MAX_BODY_BYTES);
    return await readText(body, MAX_BODY_BYTES);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    throw new HttpProblem(413, `A body has at most ${MAX_BODY_BYTES} bytes.`);
  }
}
