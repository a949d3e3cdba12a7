import { describe, expect, test } from '@jest/globals';
import type { BasicCredentials } from '@smart-me/api-core';
import { delivery, documentedDelivery } from './testing/delivery.ts';
import { DOCUMENTED, receiverWith } from './testing/receiver-with.ts';
import type { DeliveryContext, WebhookReceiverOptions } from './receiver-options.ts';
import { WebhookError } from './webhook-error.ts';

describe('the options of a receiver', () => {
  test.each<[keyof WebhookReceiverOptions, byDefault: number, largest: number]>([
    ['maxBodyBytes', 1_048_576, Number.MAX_SAFE_INTEGER],
    ['bodyTimeout', 10_000, 2_147_483_647],
    ['handlerTimeout', 30_000, 2_147_483_647],
    ['maxConcurrent', 64, Number.MAX_SAFE_INTEGER],
    ['silentAfter', 900_000, 2_147_483_647],
  ])('%s is %i unless told otherwise, and from 1 to %i', (name, byDefault, largest) => {
    const refusal = (given: unknown): string =>
      `${name} is ${String(given)}: give a whole number from 1 to ${largest}, or leave it out for ${byDefault}.`;
    for (const given of [0, -1, 1.5, Number.NaN, Infinity, largest + 1])
      expect(() => receiverWith({ [name]: given })).toThrow(new RangeError(refusal(given)));
    for (const given of [1, largest, undefined]) expect(() => receiverWith({ [name]: given })).not.toThrow();
  });

  test('lack a handler: that is said', () => {
    expect(() => receiverWith({ onReadings: undefined as never })).toThrow('needs onReadings, a function');
  });

  test('a handler that takes the largest time does take a delivery', async () => {
    const { receiver, errors } = receiverWith({
      handlerTimeout: 2_147_483_647,
      onReadings: () => Promise.resolve(),
    });
    expect((await receiver.fetch(delivery())).status).toBe(204);
    expect(errors).toEqual([]);
  });
});

describe('the type of a body', () => {
  const statusOf = async (headers: Record<string, string>, options: Partial<WebhookReceiverOptions> = {}) =>
    (await receiverWith(options).receiver.fetch(delivery({ headers }))).status;

  test.each([
    'application/protobuf',
    'application/x-protobuf',
    'application/x-google-protobuf',
    'application/vnd.google.protobuf',
    'application/octet-stream',
    ' application/octet-stream ; charset=utf-8',
    ';',
  ])('may be %p', async (type) => {
    expect(await statusOf({ 'content-type': type })).toBe(204);
  });

  test.each([
    'text/plain',
    'application/protobuf+json',
    'text/plain; application/protobuf',
    'x application/protobuf',
  ])('may not be %p', async (type) => {
    expect(await statusOf({ 'content-type': type })).toBe(415);
  });

  test('may be what the receiver was told, in any case; then no other', async () => {
    const mediaTypes = ['Application/X-Meter'];
    expect(await statusOf({ 'content-type': 'application/x-meter' }, { mediaTypes })).toBe(204);
    expect(await statusOf({ 'content-type': 'application/octet-stream' }, { mediaTypes })).toBe(415);
  });

  test.each([
    ['identity', 204],
    [' Identity ', 204],
    ['', 204],
    [' ', 204],
    ['gzip', 415],
    ['identity, gzip', 415],
  ])('with the coding %p gets %i', async (coding, status) => {
    const { receiver } = receiverWith();
    const headers = {
      authorization: delivery().headers.get('authorization') ?? '',
      'content-encoding': coding,
    };
    expect((await receiver.handle({ method: 'POST', headers, body: documentedDelivery })).status).toBe(
      status,
    );
  });

  test('with a coding and another type is refused', async () => {
    expect(await statusOf({ 'content-encoding': 'identity', 'content-type': 'text/plain' })).toBe(415);
  });

  test('that is refused is told all that would be taken, and in which coding', async () => {
    const { headers } = await receiverWith().receiver.fetch(
      delivery({ headers: { 'content-type': 'text/plain' } }),
    );
    expect(headers.get('accept-post')).toBe(
      'application/protobuf, application/x-protobuf, application/x-google-protobuf, application/vnd.google.protobuf, application/octet-stream',
    );
    expect(headers.get('accept-encoding')).toBe('identity');
    const { headers: others } = await receiverWith().receiver.fetch(
      delivery({ headers: { authorization: 'no' } }),
    );
    expect([others.get('accept-post'), others.get('accept-encoding')]).toEqual([null, null]);
  });
});

describe('the size of a body', () => {
  test.each([
    [92, 204],
    [91, 413],
  ])(
    'of 92 bytes, of which %i may come, gets %i: declared, sent, or read already',
    async (maxBodyBytes, status) => {
      const { receiver, errors } = receiverWith({ maxBodyBytes });
      const headers = { authorization: delivery().headers.get('authorization') ?? '' };
      const responses = [
        await receiver.fetch(delivery()),
        await receiver.fetch(delivery({ headers: { 'content-length': '92' } })),
        await receiver.handle({ method: 'POST', headers, body: documentedDelivery }),
      ];
      expect(responses.map((response) => response.status)).toEqual([status, status, status]);
      expect(errors.map(({ code }) => code)).toEqual(status === 413 ? Array(3).fill('body_too_large') : []);
    },
  );

  test('of several thousand bytes in pieces is put together', async () => {
    const pieces = Array.from({ length: 40 }, () => documentedDelivery);
    const body = new ReadableStream({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
    const { receiver, readings } = receiverWith();
    expect((await receiver.fetch(delivery({ body, duplex: 'half' }))).status).toBe(204);
    expect(readings).toEqual(pieces.map(() => DOCUMENTED));
  });

  test('of one piece of several thousand bytes, too', async () => {
    const body = Buffer.concat(Array.from({ length: 40 }, () => documentedDelivery));
    const { receiver, readings } = receiverWith();
    expect((await receiver.fetch(delivery({ body }))).status).toBe(204);
    expect(readings).toHaveLength(40);
  });
});

describe('a place among the concurrent deliveries', () => {
  /** Whether there is a place left for one more delivery, of the only one there is. */
  const isFreeAfter = async (
    first: Request,
    onReadings: WebhookReceiverOptions['onReadings'],
    options: Partial<WebhookReceiverOptions> = {},
  ): Promise<boolean> => {
    let calls = 0;
    const { receiver, errors } = receiverWith({
      maxConcurrent: 1,
      onReadings: (readings, context) => (calls++ === 0 ? onReadings(readings, context) : undefined),
      ...options,
    });
    await receiver.fetch(first);
    const { status } = await receiver.fetch(delivery());
    return status === 204 && !errors.some(({ code }) => code === 'overloaded');
  };

  test.each<[string, Request, WebhookReceiverOptions['onReadings']]>([
    ['was taken', delivery(), () => undefined],
    ['was taken in a promise', delivery(), () => Promise.resolve()],
    [
      'was thrown at',
      delivery(),
      () => {
        throw new Error('disk full');
      },
    ],
    ['was rejected', delivery(), () => Promise.reject(new Error('disk full'))],
    ['did not decode', delivery({ body: 'hello' }), () => undefined],
    ['was refused', delivery({ headers: { authorization: 'no' } }), () => undefined],
    ['was empty', delivery({ body: null }), () => undefined],
  ])('is free again after a delivery that %s', async (_what, first, onReadings) => {
    expect(await isFreeAfter(first, onReadings)).toBe(true);
  });

  test('is given back once: one more than there are places is always put off', async () => {
    let handling = Promise.withResolvers<undefined>();
    const { receiver } = receiverWith({
      maxConcurrent: 1,
      maxBodyBytes: 92,
      onReadings: () => handling.promise,
    });
    await receiver.fetch(delivery({ body: 'hello' }));
    await receiver.fetch(delivery({ body: Buffer.alloc(93) }));
    for (let round = 0; round < 2; round++) {
      const underWay = receiver.fetch(delivery());
      expect((await receiver.fetch(delivery())).status).toBe(503);
      handling.resolve(undefined);
      expect((await underWay).status).toBe(204);
      handling = Promise.withResolvers<undefined>();
    }
  });
});

describe('the signal of a delivery', () => {
  test('is one, and aborted already when it is asked for late', async () => {
    const asked = Promise.withResolvers<DeliveryContext>();
    const { receiver } = receiverWith({
      handlerTimeout: 10,
      onReadings: (_, context) => {
        asked.resolve(context);
        return new Promise(() => undefined);
      },
    });
    await receiver.fetch(delivery());
    const { signal } = await asked.promise;
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toMatchObject({ code: 'handler_timeout' });
    expect((await asked.promise).signal).toBe(signal);
  });

  test('of a transport without one never aborts', async () => {
    const signals: AbortSignal[] = [];
    const { receiver } = receiverWith({ onReadings: (_, { signal }) => void signals.push(signal) });
    const headers = { authorization: delivery().headers.get('authorization') ?? '' };
    await receiver.handle({ method: 'POST', headers, body: documentedDelivery });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });
});

test('what a handler returns need not be a promise', async () => {
  for (const result of [null, 7, 'text', { then: 'later' }, {}]) {
    const { receiver } = receiverWith({ onReadings: () => result as never });
    expect((await receiver.fetch(delivery())).status).toBe(204);
  }
});

test.each([
  ['without a problem of its own', new WebhookError('overloaded'), 'handler_failed', 500],
  ['with one', new WebhookError('unavailable'), 'unavailable', 503],
])('a handler that throws at once, %s, is told by its status', async (_what, thrown, code, status) => {
  const { receiver, errors } = receiverWith({
    onReadings: () => {
      throw thrown;
    },
  });
  const response = await receiver.fetch(delivery());
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(await response.json()).toEqual({ title: errors[0]?.message, status, code });
  expect(errors.map((error) => error.code)).toEqual([code]);
});

test('credentials that cannot be sent are refused when the receiver is made', () => {
  expect(() => receiverWith({ credentials: { username: 'a' } as BasicCredentials })).toThrow(TypeError);
});
