import { describe, expect, test } from '@jest/globals';
import { RealtimeDecodeError } from '@smart-me/proto-codec';
import { profiles } from '@smart-me/readings';
import { credentials, delivery, documentedDelivery } from './testing/delivery.ts';
import { WebhookError } from './webhook-error.ts';
import type { DeliveryContext, WebhookReceiverOptions } from './receiver-core.ts';
import { createWebhookReceiver } from './webhook-receiver.ts';

/** A receiver, and what its handlers were told. */
function receiverWith(options: Partial<WebhookReceiverOptions> = {}) {
  const readings: string[] = [];
  const errors: WebhookError[] = [];
  const receiver = createWebhookReceiver({
    credentials,
    onReadings: (taken) =>
      void readings.push(...taken.map(({ deviceId, timestamp }) => `${deviceId} ${timestamp.toString()}`)),
    onError: (error) => void errors.push(error),
    ...options,
  });
  return { receiver, readings, errors };
}

const DOCUMENTED = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1 2019-10-16T12:20:44.9788512Z';

describe('a delivery that is in order', () => {
  test('is handed over decoded and acknowledged without a body', async () => {
    const { receiver, readings } = receiverWith();
    const response = await receiver.fetch(delivery());
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(readings).toEqual([DOCUMENTED]);
  });

  test('comes with its body, the time it came, and the units it was read in', async () => {
    const contexts: DeliveryContext[] = [];
    const before = Date.now();
    const { receiver } = receiverWith({ onReadings: (_, context) => void contexts.push(context) });
    await receiver.fetch(delivery());
    expect(contexts[0]).toMatchObject({ body: documentedDelivery, profile: profiles.realtime });
    expect(contexts[0]?.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  test.each([['application/x-protobuf'], ['Application/Protobuf; messageType="x"'], ['']])(
    'may be sent as %p',
    async (type) => {
      const { receiver } = receiverWith();
      expect((await receiver.fetch(delivery({ headers: { 'content-type': type } }))).status).toBe(204);
    },
  );

  test('that holds no reading is acknowledged without troubling the handler', async () => {
    let calls = 0;
    const { receiver } = receiverWith({ onReadings: () => void (calls += 1) });
    expect((await receiver.fetch(delivery({ body: null }))).status).toBe(204);
    expect(calls).toBe(0);
  });

  test('may come in pieces of one byte', async () => {
    const { receiver, readings } = receiverWith();
    const bytes = [...documentedDelivery].map((byte) => Uint8Array.of(byte));
    const body = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(byte);
        controller.close();
      },
    });
    expect((await receiver.fetch(delivery({ body, duplex: 'half' }))).status).toBe(204);
    expect(readings).toEqual([DOCUMENTED]);
  });

  test('is acknowledged only after the handler has taken it', async () => {
    const taking = Promise.withResolvers<undefined>();
    const { receiver } = receiverWith({ onReadings: () => taking.promise });
    const response = receiver.fetch(delivery());
    const first = await Promise.race([
      response,
      new Promise((resolve) => setTimeout(resolve, 20, 'not yet')),
    ]);
    taking.resolve(undefined);
    expect([first, (await response).status]).toEqual(['not yet', 204]);
  });
});

describe('a delivery that is not in order', () => {
  const endless = (): ReadableStream =>
    new ReadableStream({
      pull: (c) => {
        c.enqueue(new Uint8Array(1000));
      },
    });
  const cases: [string, Request, number, Record<string, unknown>][] = [
    ['with another method', new Request('http://localhost/', { method: 'PUT' }), 405, { allow: 'POST' }],
    [
      'without credentials',
      new Request('http://localhost/', { method: 'POST' }),
      401,
      { 'www-authenticate': 'Basic realm="smart-me realtime", charset="UTF-8"' },
    ],
    [
      'with a wrong password',
      delivery({ headers: { authorization: `Basic ${btoa('smart-me:wrong')}` } }),
      401,
      {},
    ],
    [
      'of another type',
      delivery({ headers: { 'content-type': 'application/json' } }),
      415,
      { 'accept-post': expect.stringContaining('application/x-protobuf') },
    ],
    ['that is compressed', delivery({ headers: { 'content-encoding': 'gzip' } }), 415, {}],
    ['that declares too much', delivery({ headers: { 'content-length': '101' } }), 413, {}],
    ['that sends too much', delivery({ body: endless(), duplex: 'half' }), 413, {}],
    ['that is cut short', delivery({ body: documentedDelivery.subarray(0, 91) }), 400, {}],
    ['that is no protobuf', delivery({ body: 'hello' }), 400, {}],
  ];

  test.each(cases)(
    '%s is refused, told to onError, and the next one works',
    async (_, request, status, headers) => {
      const { receiver, readings, errors } = receiverWith({ maxBodyBytes: 100 });

      const response = await receiver.fetch(request);

      expect(response.status).toBe(status);
      expect(Object.fromEntries(response.headers)).toMatchObject(headers);
      expect(await response.json()).toMatchObject({ status, code: errors[0]?.code });
      expect(readings).toEqual([]);
      expect((await receiver.fetch(delivery())).status).toBe(204);
      expect(readings).toEqual([DOCUMENTED]);
    },
  );

  test('learns from the decoder which byte of which field is wrong', async () => {
    const { receiver, errors } = receiverWith();
    const response = await receiver.fetch(delivery({ body: documentedDelivery.subarray(0, 91) }));
    const { cause } = errors[0] ?? {};
    expect(cause).toBeInstanceOf(RealtimeDecodeError);
    expect(await response.json()).toMatchObject({ detail: cause instanceof Error ? cause.message : '' });
  });

  test('is shown to onError with its body, once that has come', async () => {
    const bodies: (Uint8Array | undefined)[] = [];
    const { receiver } = receiverWith({ onError: (_, received) => void bodies.push(received?.body) });
    const broken = documentedDelivery.slice(0, -1);
    await receiver.fetch(delivery({ body: broken }));
    await receiver.fetch(delivery({ headers: { authorization: 'Basic bm86bm8=' } }));
    expect(bodies).toEqual([broken, undefined]);
  });

  test('is given up when its body does not come', async () => {
    let stopped = false;
    const body = new ReadableStream({
      start: (c) => {
        c.enqueue(Uint8Array.of(0x0a));
      },
      cancel: () => void (stopped = true),
    });
    const { receiver } = receiverWith({ bodyTimeout: 20 });
    expect((await receiver.fetch(delivery({ body, duplex: 'half' }))).status).toBe(408);
    expect(stopped).toBe(true);
  });

  test('is refused when its body fails on the way', async () => {
    const { receiver, errors } = receiverWith();
    const body = new ReadableStream({
      start: (c) => {
        c.error(new Error('connection reset'));
      },
    });
    expect((await receiver.fetch(delivery({ body, duplex: 'half' }))).status).toBe(400);
    expect(errors[0]).toMatchObject({ code: 'body_incomplete', cause: { message: 'connection reset' } });
  });
});

describe('a handler', () => {
  test('that throws leaves the delivery unacknowledged, and its reason stays on this side', async () => {
    let calls = 0;
    const { receiver, errors } = receiverWith({
      onReadings: () => {
        calls += 1;
        if (calls === 1) throw new Error('database password hunter2 is wrong');
      },
    });

    const response = await receiver.fetch(delivery());

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(errors[0]).toMatchObject({
      code: 'handler_failed',
      cause: { message: 'database password hunter2 is wrong' },
    });
    expect((await receiver.fetch(delivery())).status).toBe(204);
  });

  test('that cannot store now has the sender told to come again', async () => {
    const { receiver, errors } = receiverWith({
      onReadings: () => Promise.reject(new WebhookError('unavailable', { cause: new Error('disk full') })),
    });
    const response = await receiver.fetch(delivery());
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await response.text()).not.toContain('disk');
    expect(errors[0]).toMatchObject({ code: 'unavailable', cause: { message: 'disk full' } });
  });

  test('that throws another WebhookError of its own has failed all the same', async () => {
    const inner = receiverWith();
    await inner.receiver.fetch(new Request('http://localhost/'));
    const { receiver } = receiverWith({ onReadings: () => Promise.reject(inner.errors[0] ?? new Error()) });
    expect((await receiver.fetch(delivery())).status).toBe(500);
  });

  test('learns by its signal that the sender has hung up', async () => {
    const sender = new AbortController();
    const handling = Promise.withResolvers<AbortSignal>();
    const { receiver } = receiverWith({
      onReadings: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve();
          });
          handling.resolve(signal);
        }),
    });
    const response = receiver.fetch(delivery({ signal: sender.signal }));
    const signal = await handling.promise;
    sender.abort();
    await response;
    expect(signal.aborted).toBe(true);
  });

  test('that has taken a delivery is not told later that it took too long', async () => {
    const handling = Promise.withResolvers<AbortSignal>();
    const { receiver, errors } = receiverWith({
      handlerTimeout: 10,
      onReadings: (_, { signal }) => {
        handling.resolve(signal);
      },
    });
    expect((await receiver.fetch(delivery())).status).toBe(204);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await handling.promise).aborted).toBe(false);
    expect(errors).toEqual([]);
  });

  test('that takes too long is told so, and keeps its place until it ends', async () => {
    const handling = Promise.withResolvers<undefined>();
    let reason: unknown;
    const { receiver } = receiverWith({
      maxConcurrent: 1,
      handlerTimeout: 20,
      onReadings: (_, { signal }) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason;
        });
        return handling.promise;
      },
    });

    const late = await receiver.fetch(delivery());
    const meanwhile = await receiver.fetch(delivery());
    handling.resolve(undefined);
    await handling.promise;

    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await late.json()).toMatchObject({ code: 'handler_timeout' });
    expect(reason).toMatchObject({ code: 'handler_timeout' });
    expect(await meanwhile.json()).toMatchObject({ code: 'overloaded' });
    expect((await receiver.fetch(delivery())).status).toBe(204);
  });
});

test('as many deliveries as allowed are worked on; one more is put off, not lost', async () => {
  const handling = Promise.withResolvers<undefined>();
  const { receiver } = receiverWith({ maxConcurrent: 2, onReadings: () => handling.promise });
  const underWay = [receiver.fetch(delivery()), receiver.fetch(delivery())];
  const putOff = await receiver.fetch(delivery());
  // The unauthenticated are turned away before they are counted.
  const intruder = await receiver.fetch(new Request('http://localhost/', { method: 'POST' }));
  handling.resolve(undefined);

  expect([putOff.status, putOff.headers.get('retry-after')]).toEqual([503, '1']);
  expect(intruder.status).toBe(401);
  expect((await Promise.all(underWay)).map(({ status }) => status)).toEqual([204, 204]);
  expect((await receiver.fetch(delivery())).status).toBe(204);
});

test('an onError that throws changes no response', async () => {
  const { receiver } = receiverWith({
    onError: () => {
      throw new Error('log is full');
    },
  });
  expect((await receiver.fetch(new Request('http://localhost/'))).status).toBe(405);
});

test('an onError that rejects changes nothing either, and ends no process', async () => {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  const { receiver } = receiverWith({ onError: () => Promise.reject(new Error('log is full')) });
  expect((await receiver.fetch(new Request('http://localhost/'))).status).toBe(405);
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('unhandledRejection', onUnhandled);
  expect(unhandled).toEqual([]);
});

describe('a receiver refuses to start', () => {
  test.each<[keyof WebhookReceiverOptions, unknown]>([
    ['handlerTimeout', Infinity],
    ['handlerTimeout', 0],
    ['handlerTimeout', 2 ** 31],
    ['bodyTimeout', Number.NaN],
    ['bodyTimeout', -1],
    ['maxBodyBytes', 0.5],
    ['maxBodyBytes', '1000'],
    ['maxConcurrent', 0],
    ['silentAfter', Number.NaN],
  ])('with %s %p', (name, value) => {
    expect(() => receiverWith({ [name]: value })).toThrow(new RegExp(`^${name} is .*give a whole number`));
  });

  test('without a handler', () => {
    expect(() => receiverWith({ onReadings: undefined as never })).toThrow(TypeError);
  });
});

test('a body that something has read already is refused, not a failure of the handler', async () => {
  const { receiver, errors } = receiverWith();
  const used = delivery();
  await used.text();
  expect((await receiver.fetch(used)).status).toBe(400);
  expect(errors[0]).toMatchObject({ code: 'body_incomplete' });
});

test('a compressed body is told what is taken instead', async () => {
  const { receiver } = receiverWith();
  const { headers } = await receiver.fetch(delivery({ headers: { 'content-encoding': 'gzip' } }));
  expect(headers.get('accept-encoding')).toBe('identity');
});

test('handlers that never end do not close the receiver for ever', async () => {
  const { receiver, errors } = receiverWith({
    maxConcurrent: 1,
    handlerTimeout: 5,
    onReadings: () => new Promise(() => undefined),
  });
  expect((await receiver.fetch(delivery())).status).toBe(503);
  expect((await receiver.fetch(delivery())).status).toBe(503);
  while (!errors.some(({ code }) => code === 'handler_stuck')) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await receiver.fetch(delivery());
  expect(errors.map(({ code }) => code)).toEqual([
    'handler_timeout',
    'overloaded',
    'handler_stuck',
    'handler_timeout',
  ]);
});

describe('a delivery of another transport', () => {
  const headers = { authorization: `Basic ${btoa('smart-me:correct horse: battery')}` };
  const post = { method: 'POST', headers, body: documentedDelivery };

  test('is taken', async () => {
    const { receiver, readings } = receiverWith();
    expect(await receiver.handle(post)).toEqual({ status: 204, headers: {}, body: '' });
    expect(readings).toEqual([DOCUMENTED]);
  });

  test('that is refused has problem details', async () => {
    const { receiver } = receiverWith({ maxBodyBytes: 91 });
    const { status, headers: fields, body } = await receiver.handle(post);
    expect([status, fields['content-type']]).toEqual([413, 'application/problem+json']);
    expect(JSON.parse(body)).toMatchObject({ code: 'body_too_large' });
    expect((await receiver.handle({ ...post, headers: {} })).status).toBe(401);
    expect((await receiver.handle({ ...post, body: documentedDelivery.subarray(1, 90) })).status).toBe(400);
  });

  test('may hang up', async () => {
    const hungUp = AbortSignal.abort();
    let isAborted = false;
    const { receiver } = receiverWith({ onReadings: (_, { signal }) => void (isAborted = signal.aborted) });
    await receiver.handle({ ...post, signal: hungUp });
    expect(isAborted).toBe(true);
  });
});

test('nothing that arrives is told after a while, with what to check, and again after the next silence', async () => {
  const silences: (Date | undefined)[] = [];
  const hints: string[] = [];
  const silent = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setInterval(() => {
        if (silences.length < count) return;
        clearInterval(timer);
        resolve();
      }, 5);
    });
  const { receiver } = receiverWith({
    silentAfter: 20,
    onSilent: ({ lastDelivery, hint }) => {
      silences.push(lastDelivery);
      hints.push(hint);
    },
  });
  await silent(1);
  await receiver.fetch(delivery());
  await silent(2);
  expect(silences).toEqual([undefined, expect.any(Date)]);
  expect(hints[0]).toContain('registered URL');
  expect(hints[1]).toContain('registration is still there');
});
