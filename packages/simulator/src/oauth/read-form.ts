import type { IncomingMessage } from 'node:http';

/** The forms of the sign-in pages hold a few words. */
const MAX_FORM_BYTES = 16 * 1024;

/** The fields of a posted HTML form. @throws {RangeError} when it is larger than any of these pages sends. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_FORM_BYTES) throw new RangeError('The form is too large.');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}
