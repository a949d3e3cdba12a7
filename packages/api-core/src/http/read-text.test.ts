import { describe, expect, test } from '@jest/globals';
import { BodyTooLargeError, readText } from './read-text.ts';

/** A body of these chunks; it counts the ones that were asked for and knows whether it was given up. */
function bodyOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> & { cancelled: boolean } {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const chunk = chunks.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: () => {
        body.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const body = Object.assign(stream, { cancelled: false });
  return body;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a body', () => {
  test('is read whole, wherever its characters are cut', async () => {
    const bytes = utf8('Zürich 🔑');
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    await expect(readText(bodyOf(...chunks), 100)).resolves.toBe('Zürich 🔑');
    await expect(readText(bodyOf(bytes), bytes.length)).resolves.toBe('Zürich 🔑');
  });

  test('may be none, or empty, or only a byte order mark', async () => {
    await expect(readText(null, 1)).resolves.toBe('');
    await expect(readText(bodyOf(), 1)).resolves.toBe('');
    await expect(readText(bodyOf(utf8('\ufeff')), 3)).resolves.toBe('');
  });

  test('of exactly the limit is taken, and one byte more is not', async () => {
    await expect(readText(bodyOf(utf8('abc'), utf8('de')), 5)).resolves.toBe('abcde');
    const body = bodyOf(utf8('abc'), utf8('def'), utf8('never read'));
    await expect(readText(body, 5)).rejects.toEqual(new BodyTooLargeError(5));
    expect(body.cancelled).toBe(true);
  });

  test('is given up when the signal has aborted', async () => {
    const body = bodyOf(utf8('abc'), utf8('def'));
    const reason = new Error('the user left');
    await expect(readText(body, 100, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(body.cancelled).toBe(true);
  });

  test('that breaks off fails with its own error', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.error(new Error('reset'));
      },
    });
    await expect(readText(broken, 100)).rejects.toThrow('reset');
  });
});
