import { describe, expect, test } from '@jest/globals';
import { delivery } from './testing/delivery.ts';
import { receiverWith } from './testing/receiver-with.ts';
import { WebhookError } from './webhook-error.ts';

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

test('handlers that never end do not close the receiver for ever', async () => {
  const { receiver, errors } = receiverWith({
    maxConcurrent: 1,
    handlerTimeout: 100,
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
