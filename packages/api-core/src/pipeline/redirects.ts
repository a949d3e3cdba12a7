import { unexpectedResponse } from '../error/call-error.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import type { Policy } from './policy.ts';

/** The limit that the Fetch standard sets is 20; an API has use for none. */
const MOST_HOPS = 5;

/**
 * Follows a redirect within the same origin, and never one that leaves it: neither credentials nor body go to another
 * server. Browsers do not show where a redirect leads, so there none is followed.
 */
export const redirects: Policy = (next) => async (request, call) => {
  let { url } = request;
  for (let hops = 0; ; hops += 1) {
    const response = await next({ ...request, url }, call);
    const { head, status, headers } = response;
    // RFC 9110 §15.4; a browser hides it (Fetch: opaque-redirect filtered response)
    if (head.type !== 'opaqueredirect' && ![301, 302, 303, 307, 308].includes(status)) return response;
    const refused = (where: string, hint: string): SmartMeError =>
      unexpectedResponse(call, response, `the server redirects ${call.redactor.redact(where)}`, { hint });

    if (hops === MOST_HOPS) throw refused('in circles', 'The server is set up wrongly, or baseUrl is.');
    const location = headers.get('location') ?? '';
    const target = location === '' ? null : URL.parse(location, url);
    if (target === null)
      throw refused('somewhere unknown', 'Check baseUrl: the API itself does not redirect.');
    if (target.origin !== call.origin) {
      throw refused(
        `to another server, ${target.origin}`,
        'Nothing was sent there. If that is the API you mean, set baseUrl to it.',
      );
    }
    // 301 to 303 turn another method into GET; the call would then not do what it says.
    if (request.method !== 'GET' && status < 307) {
      throw refused(
        `to ${target.pathname}, as another method`,
        'Check baseUrl: a path of its own may be missing from it.',
      );
    }
    url = target.href;
  }
};
