/** A body that is longer than it may be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  /** The bytes that it may have. */
  readonly limit: number;

  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes.`);
    this.limit = limit;
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
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { value } = await reader.read();
    // Most bodies are one chunk; the decoder has nothing left then.
    if (value === undefined) return size === 0 ? '' : text + decoder.decode();
    size += value.byteLength;
    if (size <= limit && signal?.aborted !== true) {
      text += decoder.decode(value, { stream: true });
      continue;
    }
    // A stream that does not end its cancellation must not hold up its reader.
    reader.cancel().catch(() => undefined);
    signal?.throwIfAborted();
    throw new BodyTooLargeError(limit);
  }
}
