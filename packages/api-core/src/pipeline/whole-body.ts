import { SmartMeError } from '../error/smart-me-error.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { Call } from './call.ts';
import type { Policy } from './policy.ts';

/** Headers that speak of the bytes on the wire and no longer hold for the body at hand. */
const TRANSFER_HEADERS = ['content-encoding', 'content-length', 'transfer-encoding'];

/**
 * Takes the whole body in before the answer is handed on, so that timeouts, retry and the bound on its size cover it.
 * `limit` counts bytes after decompression.
 */
export function wholeBody(limit: number): Policy {
  return (next) => async (request, call) => {
    const response = await next(request, call);
    const { status, statusText, body } = response;
    if (response.type === 'opaqueredirect') return response;
    if (status < 200 || status > 599) {
      await body?.cancel();
      throw new SmartMeError(`${call.name}: the server answered with the unknown status ${status}.`, {
        code: 'unexpected_response',
        hint: 'Check that baseUrl is that of the API.',
        endpoint: call.name,
        status,
      });
    }
    const whole = body === null ? null : streamOf(await readAll(body, limit, request.signal, call, status));
    const headers = new Headers(response.headers);
    for (const name of TRANSFER_HEADERS) headers.delete(name);
    return new Response(whole, { status, statusText, headers });
  };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  limit: number,
  signal: AbortSignal,
  call: Call,
  status: number,
): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) return chunks;
      size += value.byteLength;
      if (size > limit) break;
      chunks.push(value);
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new AttemptFailure('network', error);
  }
  await reader.cancel();
  throw new SmartMeError(`${call.name}: the answer is larger than ${limit} bytes.`, {
    code: 'unexpected_response',
    hint: 'Ask for less at once, or raise maxResponseBytes of the client.',
    endpoint: call.name,
    status,
  });
}

/**
 * The chunks once more, each given up as it is taken. Not a Blob, whose memory is none of V8's: it would wait for a
 * collection that nothing calls for.
 */
function streamOf(chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  chunks.reverse();
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.pop();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
}
