import { isDeepStrictEqual } from 'node:util';
import { decodeReadings } from '@smart-me/proto-codec';
import type { DeviceReading } from '@smart-me/readings';
import { createWebhookReceiver, type WebhookError, type WebhookResponse } from '@smart-me/realtime';
import fc from 'fast-check';
import { ACCEPTED, checkText, type Fuzz, fuzz, must } from './fuzz.ts';
import { deliveries } from './deliveries.ts';
import { mutatedTexts } from './mutations.ts';

const credentials = { username: 'smart-me', password: 'correct horse: bättery' };
const userPass = `${credentials.username}:${credentials.password}`;
const authorization = `Basic ${Buffer.from(userPass).toString('base64')}`;
const MOST_BYTES = 4_096;

interface Delivered {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Mostly right, so that what is behind the first check is reached. */
const mostly = (
  right: string,
  examples: readonly string[],
  pieces: readonly string[],
): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(right) },
    { weight: 2, arbitrary: mutatedTexts(fc.constantFrom(right, ...examples), pieces) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, arbitrary);

const inputs: fc.Arbitrary<Delivered> = fc
  .record({
    method: mostly('POST', ['GET', 'PUT', 'post'], ['P', 'OST', ' ']),
    authorization: mostly(
      authorization,
      [
        authorization.replace('Basic', 'bAsIc'),
        authorization.replaceAll('=', ''),
        'Bearer x',
        `Basic ${btoa('a:b')}`,
      ],
      ['Basic ', 'basic  ', '=', '==', '-', '_', ' ', ':', 'Og==', ', '],
    ),
    type: mostly(
      'application/octet-stream',
      ['application/x-protobuf; proto=x', 'APPLICATION/PROTOBUF', 'text/plain', 'multipart/form-data', '*/*'],
      [';', '/', ' ', 'charset=utf-8', ',', '"'],
    ),
    encoding: seldom(mostly('identity', ['gzip', 'br', ''], [',', ' ', 'gzip'])),
    length: seldom(mostly('92', ['0', '4097', '-1', '1e9', 'NaN'], ['0', '9', '.', 'e', 'x'])),
    body: deliveries,
  })
  .map(({ method = '', authorization, type, encoding, length, body }) => ({
    method,
    headers: Object.fromEntries(
      Object.entries({
        authorization,
        'content-type': type,
        'content-encoding': encoding,
        'content-length': length,
      }).filter((pair): pair is [string, string] => pair[1] !== undefined),
    ),
    body,
  }));

const CODES: Readonly<Record<string, number>> = {
  method_not_allowed: 405,
  unauthorized: 401,
  unsupported_media_type: 415,
  body_too_large: 413,
  malformed: 400,
};

/**
 * 204 with the handler told exactly what the body decodes to, or one problem with the status of its code; and the same over
 * fetch. Nobody passes without the credentials, and no place among the concurrent deliveries is lost.
 */
export const webhookFuzz: Fuzz = fuzz({
  name: 'webhook requests',
  inputs,
  check: async (delivered) => {
    const outcome = await outcomeOf(delivered, ({ receiver }) => receiver.handle(delivered));
    const request = requestOf(delivered);
    if (request !== undefined) {
      const overFetch = await outcomeOf(delivered, async ({ receiver }) => {
        const response = await receiver.fetch(request);
        const { status, headers } = response;
        return { status, headers: Object.fromEntries(headers), body: await response.text() };
      });
      must(outcome === overFetch, `${outcome} by handle, ${overFetch} by fetch`);
    }
    return outcome;
  },
});

interface Watched {
  readonly receiver: ReturnType<typeof createWebhookReceiver>;
  readonly taken: (readonly DeviceReading[])[];
  readonly errors: WebhookError[];
}

/** One receiver for all, which holds two deliveries at most: a place that is lost shows. */
const watched = watchedReceiver();

function watchedReceiver(): Watched {
  const taken: (readonly DeviceReading[])[] = [];
  const errors: WebhookError[] = [];
  const receiver = createWebhookReceiver({
    credentials,
    maxBodyBytes: MOST_BYTES,
    maxConcurrent: 2,
    onReadings: (readings) => void taken.push(readings),
    onError: (error) => void errors.push(error),
  });
  return { receiver, taken, errors };
}

async function outcomeOf(
  { headers, body, method }: Delivered,
  deliver: (watched: Watched) => Promise<WebhookResponse>,
): Promise<string> {
  watched.taken.length = 0;
  watched.errors.length = 0;
  const response = await deliver(watched);
  const { taken, errors } = watched;
  if (response.status !== 204) {
    must(
      errors.length === 1 && taken.length === 0,
      `${errors.length} errors, ${taken.length} deliveries taken`,
    );
    const code = errors[0]?.code ?? '';
    must(response.status === CODES[code], `${response.status} for ${code}`);
    checkProblem(response, code);
    return code;
  }
  must(errors.length === 0 && response.body === '', 'it was taken with an error');
  must(method === 'POST' && isAuthorized(headers['authorization']), 'it was taken without credentials');
  must(body.length <= MOST_BYTES, `${body.length} bytes were taken`);
  const readings = decodeReadings(body);
  must(
    isDeepStrictEqual(taken, readings.length === 0 ? [] : [readings]),
    'the handler was told something else',
  );
  return ACCEPTED;
}

/** The credentials in any form that RFC 7617 allows, told by another decoder. */
function isAuthorized(header = ''): boolean {
  const [, token = ''] = /^basic +(\S+) *$/i.exec(header) ?? [];
  return Buffer.from(token, 'base64').toString() === userPass;
}

function checkProblem({ status, headers, body }: WebhookResponse, code: string): void {
  must(headers['content-type'] === 'application/problem+json', 'a problem of another type');
  const problem: unknown = JSON.parse(body);
  must(typeof problem === 'object' && problem !== null, 'the problem is no object');
  const { title, detail, ...rest } = problem as { title: string; detail?: string };
  must(isDeepStrictEqual(rest, { status, code }), `the problem ${body}`);
  must(
    (code === 'malformed') === (detail !== undefined),
    'the decoder explains what it refused, and only that',
  );
  checkText(title);
  if (detail !== undefined) checkText(detail);
  must(!body.includes(credentials.password), 'the password stands in the problem');
}

/** The same as a fetch request, where there can be one: fetch has rules of its own for methods and header fields. */
function requestOf({ method, headers, body }: Delivered): Request | undefined {
  try {
    const request = new Request('https://example.com/', { method, headers, body: new Uint8Array(body) });
    const isSame =
      request.method === method &&
      Object.entries(headers).every(([name, value]) => request.headers.get(name) === value);
    return isSame ? request : undefined;
  } catch {
    return undefined;
  }
}
