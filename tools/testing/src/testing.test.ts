import { expect, test } from '@jest/globals';
import {
  empty,
  failureOf,
  json,
  listenOnLoopback,
  missingCommand,
  refusingUrl,
  Resources,
  serve,
  startRecordingServer,
} from './index.ts';

test('a server responds by one handler after the other, and by the last from then on', async () => {
  await using server = await serve(empty(503), json({ id: 1 }));
  const statuses: number[] = [];
  for (let call = 0; call < 3; call++)
    statuses.push((await fetch(`${server.url}/a?b=c`, { method: 'POST', body: 'x' })).status);
  await server.arrival(3);
  expect(statuses).toEqual([503, 200, 200]);
  expect(server.requests[0]).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'x' });
});

test('a server of an API tells path and query apart, and responds with JSON, text or nothing', async () => {
  const responses: unknown[] = [{ a: 1 }, 'plain', undefined];
  await using server = await startRecordingServer(() => responses.shift());
  const texts: (string | number)[] = [];
  for (let call = 0; call < 3; call++) {
    const response = await fetch(`${server.url}/Devices/%7Bx%7D?interval=0`);
    texts.push((await response.text()) || response.status);
  }
  expect(texts).toEqual(['{"a":1}', 'plain', 204]);
  expect(server.requests[0]).toMatchObject({ path: '/Devices/{x}', query: { interval: '0' } });
});

test('a server that was stopped is gone, and may be stopped again', async () => {
  const server = await listenOnLoopback((_, response) => response.end('here'));
  expect(await (await fetch(server.url)).text()).toBe('here');
  await server[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  expect(await failureOf(fetch(server.url))).toMatchObject({ name: 'TypeError' });
  expect(await failureOf(fetch(await refusingUrl()))).toMatchObject({ name: 'TypeError' });
});

test('a promise that keeps what it promised is no failure', async () => {
  await expect(failureOf(Promise.resolve(1))).rejects.toThrow('expected a failure');
});

test('what is missing on a machine is said by its name', () => {
  expect(missingCommand('node')).toBeUndefined();
  expect(missingCommand('node', 'no-such-meter', 'nor-this')).toBe(
    'there is no no-such-meter and no nor-this',
  );
});

test('what a test has opened is closed in the opposite order, whatever goes wrong with some of it', async () => {
  const closed: string[] = [];
  const resource = (name: string, close = () => Promise.resolve()): AsyncDisposable => ({
    [Symbol.asyncDispose]: () => (closed.push(name), close()),
  });
  const resources = new Resources();
  resources.use(resource('first'));
  resources.use(resource('second', () => Promise.reject(new RangeError('It does not close.'))));
  resources.use(resource('third'));
  await expect(resources[Symbol.asyncDispose]()).rejects.toThrow(RangeError);
  expect(closed).toEqual(['third', 'second', 'first']);
  await resources[Symbol.asyncDispose]();
  expect(closed).toHaveLength(3);
});
