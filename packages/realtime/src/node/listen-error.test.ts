import { describe, expect, test } from '@jest/globals';
import { credentials } from '../testing/delivery.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';
import { listen, ListenError } from './listen.ts';

describe('a port that cannot be had is told in a sentence, with what to do', () => {
  const receiver = createWebhookReceiver({ credentials, onReadings: () => undefined });

  test('one that is taken', async () => {
    await using taken = await listen(receiver);
    const port = Number(new URL(taken.url).port);
    await expect(listen(receiver, { port })).rejects.toMatchObject({
      name: 'ListenError',
      code: 'EADDRINUSE',
      message: `Port ${port} of 127.0.0.1 is in use.`,
      hint: expect.stringContaining('another port'),
    });
  });

  test.each([
    [{ port: 70_000 }, 'ERR_SOCKET_BAD_PORT'],
    [{ port: -1 }, 'ERR_SOCKET_BAD_PORT'],
    [{ port: Number.NaN }, 'ERR_SOCKET_BAD_PORT'],
    [{ port: 'a path' as never }, 'ERR_SOCKET_BAD_PORT'],
    [{ host: '192.0.2.1' }, 'EADDRNOTAVAIL'],
  ])('%j', async (options, code) => {
    await expect(listen(receiver, options)).rejects.toMatchObject({ name: 'ListenError', code });
  });
});

test.each([
  ['EADDRINUSE', 'is in use', 'another port'],
  ['EACCES', 'is not for this user', 'port from 1024 on'],
  ['EADDRNOTAVAIL', 'is no address of this machine', '127.0.0.1'],
  ['ENOTFOUND', 'is a host that no name server knows', '127.0.0.1'],
  ['ERR_SOCKET_BAD_PORT', 'is no port', '0 to 65535'],
  ['EIO', 'cannot be listened on (EIO)', 'The cause says why'],
])('a port that cannot be had for %s %s', (code, reason, hint) => {
  const cause = Object.assign(new Error('bind'), { code });
  const error = new ListenError('127.0.0.1', 80, cause);
  expect(error).toMatchObject({ name: 'ListenError', code, cause, hint: expect.stringContaining(hint) });
  expect(error.message).toBe(`Port 80 of 127.0.0.1 ${reason}.`);
});

test('a port that cannot be had for a reason without a code', () => {
  expect(new ListenError('127.0.0.1', 80, new Error('odd'))).toMatchObject({ code: 'unknown' });
});
