import { AttemptFailure } from './attempt-failure.ts';
import type { Send } from './policy.ts';

/** Puts a request on the wire. `fetch` is looked up for each, so that what wraps the global one later is used. */
export function transport(fetch?: typeof globalThis.fetch): Send {
  return async ({ url, method, headers, body, signal }) => {
    const send = fetch ?? globalThis.fetch;
    try {
      // The URL as text and the rest beside it: a fetch of another library does not know this realm's Request.
      return await send(url.href, {
        method,
        headers,
        signal,
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new AttemptFailure('network', error);
    }
  };
}
