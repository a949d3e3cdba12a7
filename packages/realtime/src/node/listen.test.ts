import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { authorization, credentials, documentedDelivery } from '../testing/delivery.ts';
import type { WebhookError } from '../webhook-error.ts';
import type { WebhookReceiverOptions } from '../receiver-options.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';
import { listen, type WebhookServer } from './listen.ts';

let server: WebhookServer;
let taken: string[];
let errors: WebhookError[];

async function start(options: Partial<WebhookReceiverOptions> = {}): Promise<void> {
  taken = [];
  errors = [];
  server = await listen(
    createWebhookReceiver({
      credentials,
      onReadings: (readings) => void taken.push(...readings.map(({ deviceId }) => deviceId)),
      onError: (error) => void errors.push(error),
      maxBodyBytes: 1000,
      ...options,
    }),
  );
}

afterEach(() => server.close({ deadline: 0 }));

const post = (init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> =>
  fetch(server.url, { method: 'POST', headers: { authorization }, body: documentedDelivery, ...init });

/** The beginning of a request by hand, for what fetch does not do. */
function open(head: string, body = ''): Socket {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`${head}\r\nHost: localhost\r\nAuthorization: ${authorization}\r\n\r\n${body}`);
  return socket;
}

/** Everything the server says until it closes the connection; it may do that while more is being sent. */
async function responseTo(socket: Socket): Promise<string> {
  let response = '';
  socket.setEncoding('latin1').on('data', (text) => (response += String(text)));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('close', resolve));
  return response;
}

describe('over HTTP', () => {
  test('a delivery is taken', async () => {
    await start();
    expect((await post()).status).toBe(204);
    expect(taken).toEqual(['3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1']);
  });

  test('one connection carries many deliveries', async () => {
    await start();
    const request = `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\nContent-Length: 92\r\n`;
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    for (const last of ['', '', 'Connection: close\r\n']) {
      socket.write(`${request}${last}\r\n`);
      socket.write(documentedDelivery);
    }
    expect((await responseTo(socket)).match(/204 No Content/g)).toHaveLength(3);
  });

  test('a body of a declared size too large is refused unread', async () => {
    await start();
    const response = await responseTo(open('POST / HTTP/1.1\r\nContent-Length: 1000000000'));
    expect(response).toMatch(/^HTTP\/1.1 413 /);
    expect((await post()).status).toBe(204);
  });

  test('a chunked body is refused as soon as it is too large', async () => {
    await start();
    const piece = `3e8\r\n${'x'.repeat(1000)}\r\n`;
    const response = await responseTo(open('POST / HTTP/1.1\r\nTransfer-Encoding: chunked', piece + piece));
    expect(response).toMatch(/^HTTP\/1.1 413 /);
    expect((await post()).status).toBe(204);
  });

  test('a whole large body sent by a usual client gets to its response', async () => {
    await start();
    const response = await post({ body: new Uint8Array(4_000_000) });
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'body_too_large' }]);
    expect((await post()).status).toBe(204);
  });

  test('a body that trickles in is given up in time, and the connection closed', async () => {
    await start({ bodyTimeout: 50 });
    const socket = open('POST / HTTP/1.1\r\nContent-Length: 92', '\n');
    const trickle = setInterval(() => socket.write('Z'), 10);
    const response = await responseTo(socket).finally(() => {
      clearInterval(trickle);
    });
    expect(response).toMatch(/^HTTP\/1.1 408 .*connection: close/is);
    expect((await post()).status).toBe(204);
  });

  test('a sender that hangs up in mid-body disturbs nobody', async () => {
    const told = Promise.withResolvers<WebhookError>();
    await start({ maxConcurrent: 1, onError: told.resolve });
    const socket = open('POST / HTTP/1.1\r\nContent-Length: 92', 'abc');
    setTimeout(() => socket.resetAndDestroy(), 20);
    expect(await told.promise).toMatchObject({ code: 'body_incomplete' });
    expect((await post()).status).toBe(204);
  });

  test('a sender that hangs up while the handler works aborts its signal', async () => {
    const aborted = Promise.withResolvers<undefined>();
    const sender = new AbortController();
    await start({
      onReadings: (_, { signal }) => {
        signal.addEventListener('abort', () => {
          aborted.resolve(undefined);
        });
        sender.abort();
        return aborted.promise;
      },
    });
    await expect(post({ signal: sender.signal })).rejects.toThrow('aborted');
    await aborted.promise;
  });

  test.each([
    ['GET', 405],
    ['HEAD', 405],
    ['OPTIONS', 405],
    ['DELETE', 405],
    ['TRACE', 405],
  ])('%s gets %i', async (method, status) => {
    await start();
    expect(await responseTo(open(`${method} / HTTP/1.1\r\nConnection: close`))).toMatch(
      new RegExp(`^HTTP/1.1 ${status} .*allow: POST`, 'is'),
    );
  });

  test.each([['//'], ['http://127.0.0.1:1/x'], ['/%zz?a=b'], ['*']])(
    'the target %p disturbs nobody',
    async (target) => {
      await start();
      expect(await responseTo(open(`POST ${target} HTTP/1.1\r\nConnection: close`))).toMatch(
        /^HTTP\/1.1 204 /,
      );
    },
  );

  test('bytes that are no HTTP are refused and the next delivery is taken', async () => {
    await start();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('\u0016\u0003\u0001 not http\r\n\r\n');
    expect(await responseTo(socket)).toMatch(/^HTTP\/1.1 400 /);
    expect((await post()).status).toBe(204);
  });

  test('an overloaded receiver responds with 503 and works again afterwards', async () => {
    const handling = Promise.withResolvers<undefined>();
    const started = Promise.withResolvers<undefined>();
    await start({
      maxConcurrent: 1,
      onReadings: () => {
        started.resolve(undefined);
        return handling.promise;
      },
    });
    const first = post();
    await started.promise;
    const second = await post();
    handling.resolve(undefined);
    expect([second.status, second.headers.get('retry-after'), (await first).status]).toEqual([503, '1', 204]);
    expect((await post()).status).toBe(204);
  });
});

test('a sender that hangs up after its good response aborts no signal', async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  await start({
    onReadings: (_, { signal }) => {
      asked.resolve(signal);
    },
  });
  const head = 'POST / HTTP/1.1\r\nContent-Length: 92\r\nConnection: close';
  const socket = open(head);
  socket.write(documentedDelivery);
  expect(await responseTo(socket)).toMatch(/^HTTP\/1.1 204 /);
  await server.close();
  expect((await asked.promise).aborted).toBe(false);
});

test('a response says how long it is; one without a body does not', async () => {
  await start();
  const refused = await post({ headers: {} });
  expect(refused.headers.get('content-length')).toBe(String(Buffer.byteLength(await refused.text())));
  const accepted = await post();
  expect([accepted.status, accepted.headers.has('content-length')]).toEqual([204, false]);
});

test('a body that comes in pieces is put together', async () => {
  await start();
  const socket = open('POST / HTTP/1.1\r\nContent-Length: 92\r\nConnection: close');
  for (const at of [0, 30, 60]) {
    socket.write(documentedDelivery.subarray(at, Math.min(at + 30, 92)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  socket.write(documentedDelivery.subarray(90));
  expect(await responseTo(socket)).toMatch(/^HTTP\/1.1 204 /);
  expect(taken).toEqual(['3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1']);
});

test('a body of exactly the limit is taken, one byte more is not', async () => {
  await start({ maxBodyBytes: 92 });
  expect((await post()).status).toBe(204);
  const chunked = (bytes: Uint8Array): Promise<Response> =>
    post({ body: new Blob([Buffer.from(bytes)]).stream(), duplex: 'half' });
  expect((await chunked(documentedDelivery)).status).toBe(204);
  expect((await chunked(Buffer.concat([documentedDelivery, Buffer.of(0)]))).status).toBe(413);
});

test('a receiver that something else has made is refused', async () => {
  const other = { ...createWebhookReceiver({ credentials, onReadings: () => undefined }) };
  await expect(listen(other)).rejects.toThrow('Pass what createWebhookReceiver has returned.');
});

describe('a sender that reads only after it has sent everything', () => {
  const body = Buffer.alloc(3_000_000);
  const heads = {
    401: 'POST / HTTP/1.1\r\nAuthorization: Basic bm86bm8=',
    405: `PUT / HTTP/1.1\r\nAuthorization: ${authorization}`,
    413: `POST / HTTP/1.1\r\nAuthorization: ${authorization}`,
    415: `POST / HTTP/1.1\r\nAuthorization: ${authorization}\r\nContent-Type: text/plain`,
  };

  test.each(Object.entries(heads))('gets its %s, and no reset', async (status, head) => {
    await start();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const failures: unknown[] = [];
    socket.on('error', (error) => failures.push(error)).pause();
    socket.write(`${head}\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => socket.write(body, resolve));
    const response = responseTo(socket);
    socket.resume();
    expect(await response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(failures).toEqual([]);
  });
});

test('what comes behind the last response of a connection is not taken: it would never be acknowledged', async () => {
  await start();
  const head = (authorized: string): string =>
    `POST / HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorized}\r\nContent-Length: 92\r\n\r\n`;
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const response = responseTo(socket);
  socket.write(head('Basic bm86bm8='));
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.write(Buffer.concat([documentedDelivery, Buffer.from(head(authorization)), documentedDelivery]));
  expect((await response).match(/^HTTP\/1.1 \d+/gm)).toEqual(['HTTP/1.1 401']);
  expect(taken).toEqual([]);
});
