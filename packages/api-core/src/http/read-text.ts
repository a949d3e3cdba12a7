/** A body that is longer than it may be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes.`);
  }
}

/**
 * Reads a whole body as UTF-8. Stops the transfer as soon as there are more bytes than `limit`, counted after
 * decompression, and when the signal aborts.
 *
 * @throws {BodyTooLargeError} and whatever the transfer ends in
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal?: AbortSignal,
): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return textOf(chunks);
    size += value.byteLength;
    if (size <= limit && signal?.aborted !== true) {
      chunks.push(value);
      continue;
    }
    // A stream that does not end its cancellation must not hold up its reader.
    reader.cancel().catch(() => undefined);
    signal?.throwIfAborted();
    throw new BodyTooLargeError(limit);
  }
}

const utf8 = /* @__PURE__ */ new TextDecoder();

function textOf(chunks: readonly Uint8Array[]): string {
  const [only] = chunks;
  if (chunks.length <= 1) return utf8.decode(only);
  // A decoder of its own: between chunks it remembers the half of a character.
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}
