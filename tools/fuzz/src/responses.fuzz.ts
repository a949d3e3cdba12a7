import { inspect } from 'node:util';
import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient, SmartMeError, type SmartMeErrorCode } from '@smart-me/api-core';
import fc from 'fast-check';
import { ACCEPTED, type Fuzz, fuzz, must, refusal } from './fuzz.ts';
import { mutatedTexts } from './mutations.ts';
import { type RawServer, rawServer } from './raw-server.ts';
import { APP_SECRET, type Exchange, exchanges } from './exchanges.ts';

const BASE_URL = 'https://api.example.com';
const KEY = 'kEy+0123456789/abc=';

/** A response as a server, a proxy or an attacker sends it. */
interface Hostile {
  readonly exchange: Exchange;
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Where the connection breaks: after this many bytes of the body. */
  readonly cut: number | undefined;
  /** Whether it comes from a server, and not from a `fetch` in its place, which is ten times as quick. */
  readonly overLoopback: boolean;
}

const pieces = [
  ...'{ } [ ] , : " null true "" {} []'.split(' '),
  ...'- 0 1e400 -1e400 1E-400 0.1 -0 1.0 00 +1 NaN "NaN" "-Infinity"'.split(' '),
  ...'9007199254740993 9223372036854775808 -9223372036854775809 12345678901234567890123'.split(' '),
  ...String.raw`\u0000 \ud800 \u202e \u001b[2J`.split(' '),
  ...'"__proto__":{"polluted":1}, "constructor":{"prototype":{}}, "Id":null, <'.split(' '),
  '<html><title>Sign in</title>',
  ...[KEY, encodeURIComponent(KEY), `"secret":"${APP_SECRET}"`, '2026-02-30T00:00:00Z'],
];
const STRANGE = [201, 203, 204, 206, 207, 226, 300, 301, 302, 303, 304, 305, 307, 308];
const PROBLEMS = [
  ...[400, 401, 402, 403, 404, 405, 408, 409, 411, 413, 418, 422, 429, 451, 499],
  ...[500, 502, 503, 511, 520, 524, 599],
];
const statuses = fc.oneof(
  { weight: 12, arbitrary: fc.constant(200) },
  fc.constantFrom(...STRANGE),
  fc.constantFrom(...PROBLEMS),
);
const header = fc.constantFrom<readonly [string, string]>(
  ['content-type', 'text/html'],
  ['content-type', 'application/problem+json'],
  ['retry-after', '99999999999'],
  ['retry-after', '-1'],
  ['retry-after', 'Fri, 31 Dec 9999 23:59:59 GMT'],
  ['location', 'https://evil.example/'],
  ['location', '/Devices'],
  ['location', '//evil.example'],
  ['location', 'http://['],
  ['location', ''],
  ['cf-mitigated', 'challenge'],
  ['cf-ray', '8\u00ff'.repeat(200)],
  ['date', 'yesterday'],
  ['www-authenticate', 'Bearer error="invalid_token"'],
  ['content-length', '1'],
  ['content-length', '99999'],
  ['content-encoding', 'gzip'],
  ['transfer-encoding', 'chunked'],
);

const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  ...exchanges.map((exchange) =>
    fc.record({
      exchange: fc.constant(exchange),
      body: mutatedTexts(fc.constantFrom(...exchange.bodies), pieces),
      status: statuses,
      headers: fc.array(header, { maxLength: 2 }).map((them) => Object.fromEntries(them)),
      cut: fc.oneof({ weight: 24, arbitrary: fc.constant(undefined) }, fc.nat(2_000)),
      overLoopback: fc.oneof({ weight: 31, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  ),
);

/** What a response can make of a call. `aborted` is the caller's, and nothing here takes a second. */
const POSSIBLE: ReadonlySet<SmartMeErrorCode> = new Set<SmartMeErrorCode>([
  'unauthorized',
  'missing_scope',
  'license_required',
  'not_found',
  'rate_limited',
  'invalid_request',
  'unexpected_response',
  'network',
  'timeout',
  'server_error',
]);

/**
 * A value that is written as the platform writes it and then read the same, without a number that is none; or `SmartMeError`,
 * which holds neither the key of the caller nor the secret of the response, and is sent to no other server.
 */
export const responsesFuzz: Fuzz = fuzz({
  name: 'REST responses',
  inputs: hostile,
  check: async (response) => {
    const { call } = response.exchange;
    try {
      const account = await accountFor(response);
      const { output, written } = await call(account);
      checkValue(output, /"(?:NaN|-?Infinity)"/.test(response.body));
      if (written === undefined) return ACCEPTED;
      respond = () => Promise.resolve(new Response(written));
      const again = await call(account);
      must(again.written === written, `${written} reads as ${again.written}`);
      return ACCEPTED;
    } catch (error) {
      const { code, message, hint, retryAfter } = refusal(error, SmartMeError);
      must(POSSIBLE.has(code), `the code ${code}`);
      must(
        retryAfter === undefined || (retryAfter >= 0 && Number.isFinite(retryAfter)),
        `retryAfter ${retryAfter}`,
      );
      // Under a name that is no secret's any more it is a text like others.
      const holdsSecret =
        /secret"\s*:\s*"S3cr3t/i.test(response.body) && response.body.split(APP_SECRET).length === 2;
      for (const text of [message, hint, inspect(error, { depth: 8 })]) {
        must(!text.includes(KEY), `the key stands in ${text}`);
        must(!holdsSecret || !text.includes(APP_SECRET), `the secret stands in ${text}`);
      }
      // A client that was asked to wait does; the next input needs one that was not.
      if (retryAfter !== undefined || code === 'rate_limited') accounts.clear();
      return code;
    } finally {
      must(!strayed, 'a request went to another server');
      must(!('polluted' in {}), 'Object.prototype is polluted');
    }
  },
});

/** Whether a request went to another server; what a `fetch` throws would pass for a broken connection. */
let strayed = false;
let respond: typeof fetch = () => Promise.resolve(new Response());
let server: Promise<RawServer> | undefined;
const accounts = new Map<string, AccountApi>();

/** The account of the server that is to respond so. */
async function accountFor(response: Hostile): Promise<AccountApi> {
  if (!response.overLoopback) {
    respond = () => Promise.resolve(responseOf(response));
    return accountAt(BASE_URL);
  }
  const raw = await (server ??= rawServer());
  raw.send = bytesOf(response);
  respond = fetch;
  return accountAt(raw.baseUrl);
}

function accountAt(baseUrl: string): AccountApi {
  const account = accounts.get(baseUrl) ?? newAccount(baseUrl);
  accounts.set(baseUrl, account);
  return account;
}

/** Retries are other tests' business: here every response is the only one. */
function newAccount(baseUrl: string): AccountApi {
  const fetch: typeof globalThis.fetch = (url, init) => {
    strayed ||= !(typeof url === 'string' && url.startsWith(`${baseUrl}/`));
    return respond(url, init);
  };
  return createAccountApi(createClient({ auth: apiKey(KEY), baseUrl, fetch, retry: { limit: 0 } }));
}

const WITHOUT_BODY = new Set([204, 205, 304]);

function responseOf({ body, status, headers, cut }: Hostile): Response {
  if (WITHOUT_BODY.has(status)) return new Response(null, { status, headers });
  if (cut === undefined) return new Response(body, { status, headers });
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode(body).subarray(0, cut));
      controller.error(new TypeError(`terminated after ${KEY}`));
    },
  });
  return new Response(stream, { status, headers });
}

function bytesOf({ body, status, headers, cut }: Hostile): Uint8Array {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} Any Reason\r\n${fields.join('')}connection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body).subarray(0, cut)]);
}

/** No number is infinite unless .NET's word for it was sent, and nothing is there that a program does not expect of an API. */
function checkValue(value: unknown, isNamed: boolean): void {
  if (typeof value === 'number') must(isNamed || Number.isFinite(value), `a number is ${value}`);
  else if (Array.isArray(value)) for (const one of value) checkValue(one, isNamed);
  else if (typeof value === 'object' && value !== null) checkValue(Object.values(value), isNamed);
  else must(typeof value !== 'function' && typeof value !== 'symbol', `a value is a ${typeof value}`);
}
