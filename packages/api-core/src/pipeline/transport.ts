import { unexpectedResponse } from '../error/call-error.ts';
import { BodyTooLargeError, readText } from '../http/read-text.ts';
import { AttemptFailure, type Send } from './policy.ts';

/**
 * Puts a request on the wire and receives the whole response, so that timeouts, retry and the limit on its size cover the
 * body too. `fetch` is looked up for each, so that what wraps the global one later is used.
 */
export function transport(fetch: typeof globalThis.fetch | undefined, limit: number): Send {
  return async ({ url, method, headers, body, signal }, call) => {
    let head: Response | undefined;
    try {
      // The URL as text and the rest beside it: a fetch of another library does not know this realm's Request.
      head = await (fetch ?? globalThis.fetch)(url, {
        method,
        headers,
        signal,
        redirect: 'manual',
        body: body ?? null,
      });
      const text = await readText(head.body, limit, signal);
      return { status: head.status, headers: head.headers, body: text, head };
    } catch (error) {
      if (head !== undefined && error instanceof BodyTooLargeError) {
        throw unexpectedResponse(call, head, `the response is larger than ${limit} bytes`, {
          hint: 'Ask for less at once, or raise maxResponseBytes of the client.',
        });
      }
      throw signal.aborted ? error : new AttemptFailure('network', error);
    }
  };
}
