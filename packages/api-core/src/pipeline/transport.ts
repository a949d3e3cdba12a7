import { unexpectedResponse } from '../error/call-error.ts';
import { BodyTooLargeError, readText } from '../http/read-text.ts';
import { AttemptFailure, type Call, type OutgoingRequest, type Send } from './policy.ts';

/**
 * Puts a request on the wire and receives the whole response, so that timeouts, retry and the limit on its size cover the
 * body too. `fetch` is looked up for each, so that what wraps the global one later is used.
 */
export function transport(fetch: typeof globalThis.fetch | undefined, limit: number): Send {
  return async (request, call) => {
    const head = await sent(fetch ?? globalThis.fetch, request);
    const { status, headers } = head;
    if (head.type === 'opaqueredirect') return { status, headers, body: '', head };
    if (status < 200 || status > 599) {
      head.body?.cancel().catch(() => undefined);
      throw unexpectedResponse(call, head, `the server sent the unknown status ${status}`, {
        hint: 'Check that baseUrl is that of the API.',
      });
    }
    return { status, headers, body: await received(head, limit, request.signal, call), head };
  };
}

async function sent(
  fetch: typeof globalThis.fetch,
  { url, method, headers, body, signal }: OutgoingRequest,
): Promise<Response> {
  try {
    // The URL as text and the rest beside it: a fetch of another library does not know this realm's Request.
    return await fetch(url, {
      method,
      headers,
      signal,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
  } catch (error) {
    throw signal.aborted ? error : new AttemptFailure('network', error);
  }
}

async function received(head: Response, limit: number, signal: AbortSignal, call: Call): Promise<string> {
  try {
    return await readText(head.body, limit, signal);
  } catch (error) {
    if (error instanceof BodyTooLargeError) {
      throw unexpectedResponse(call, head, `the response is larger than ${limit} bytes`, {
        hint: 'Ask for less at once, or raise maxResponseBytes of the client.',
      });
    }
    throw signal.aborted ? error : new AttemptFailure('network', error);
  }
}
