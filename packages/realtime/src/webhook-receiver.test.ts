import { describe, expect, test } from '@jest/globals';
import { RealtimeDecodeError } from '@smart-me/proto-codec';
import { profiles } from '@smart-me/readings';
import { delivery, documentedDelivery } from './testing/delivery.ts';
import { DOCUMENTED, receiverWith } from './testing/receiver-with.ts';
import type { DeliveryContext, WebhookReceiverOptions } from './receiver-options.ts';

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

  test.each<[keyof WebhookReceiverOptions, unknown, string]>([
    ['credentials', undefined, 'A webhook needs a user name and a password.'],
    ['credentials', { username: 'ada' }, 'A webhook needs a user name and a password.'],
    ['onError', 'log', 'onError is no function: give one, or leave it out.'],
    ['onSilent', null, 'onSilent is no function: give one, or leave it out.'],
    ['mediaTypes', 'application/protobuf', "give an array such as ['application/x-protobuf']."],
    ['mediaTypes', [7], "give an array such as ['application/x-protobuf']."],
    ['mediaTypes', [], "give an array such as ['application/x-protobuf']."],
  ])('with the %s %p', (name, value, message) => {
    const receiver = (): unknown => receiverWith({ [name]: value });
    expect(receiver).toThrow(TypeError);
    expect(receiver).toThrow(message);
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
