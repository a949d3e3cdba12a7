import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { endless, raw, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

describe('the size of a response', () => {
  test('is bounded while it arrives', async () => {
    await using server = await serve(endless);
    const error = await failure(
      clientOf(server, { maxResponseBytes: 1_000_000 }).call(getThing, { id: '1' }),
    );
    expect(error).toMatchObject({ code: 'unexpected_response', status: 200 });
    expect(error.message).toBe('GET /Things/{id}: the response is larger than 1000000 bytes.');
    expect(error.hint).toBe('Ask for less at once, or raise maxResponseBytes of the client.');
    expect(server.requests).toHaveLength(1);
  });

  test('is that of the unpacked body', async () => {
    const bomb = gzipSync(Buffer.from(JSON.stringify({ name: 'x'.repeat(1_000_000) })));
    await using server = await serve(
      raw(bomb, 200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }),
    );
    expect(bomb.length).toBeLessThan(10_000);
    await expect(
      failure(clientOf(server, { maxResponseBytes: 10_000 }).call(getThing, { id: '1' })),
    ).resolves.toMatchObject({
      code: 'unexpected_response',
    });
    await expect(clientOf(server).call(getThing, { id: '1' })).resolves.toMatchObject({
      name: 'x'.repeat(1_000_000),
    });
  });

  test('is bounded for errors too', async () => {
    await using server = await serve((response) => response.writeHead(400).end('x'.repeat(100_000)));
    await expect(
      failure(clientOf(server, { maxResponseBytes: 1_000 }).call(getThing, { id: '1' })),
    ).resolves.toMatchObject({
      code: 'unexpected_response',
      status: 400,
    });
  });
});

test('a status that is none is an error', async () => {
  await using server = await serve((response) => {
    response.socket?.end('HTTP/1.1 777 What\r\ncontent-length: 2\r\n\r\nhm');
  });
  await expect(failure(clientOf(server).call(getThing, { id: '1' }))).resolves.toMatchObject({
    code: 'unexpected_response',
    status: 777,
  });
});
