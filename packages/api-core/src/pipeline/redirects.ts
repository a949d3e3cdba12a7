import { unexpectedResponse } from '../error/call-error.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import type { Call, OutgoingRequest, Policy, ReceivedResponse } from './policy.ts';

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
    const location = redirectLocation(response.head);
    if (location === undefined) return response;
    if (hops === MOST_HOPS)
      throw refused(call, response, 'in circles', 'The server is set up wrongly, or baseUrl is.');
    url = target(location, url, request, response, call);
  }
};

/** RFC 9110 §15.4; an empty text where the browser hides it (Fetch: opaque-redirect filtered response). */
function redirectLocation(response: Response): string | undefined {
  if (response.type === 'opaqueredirect') return '';
  return [301, 302, 303, 307, 308].includes(response.status)
    ? (response.headers.get('location') ?? '')
    : undefined;
}

function target(
  location: string,
  from: string,
  { method }: OutgoingRequest,
  response: ReceivedResponse,
  call: Call,
): string {
  const url = location === '' ? null : URL.parse(location, from);
  if (url === null)
    throw refused(call, response, 'somewhere unknown', 'Check baseUrl: the API itself does not redirect.');
  if (url.origin !== call.origin) {
    throw refused(
      call,
      response,
      `to another server, ${url.origin}`,
      `Nothing was sent there. If that is the API you mean, set baseUrl to it.`,
    );
  }
  // 301 to 303 turn another method into GET; the call would then not do what it says.
  if (method !== 'GET' && response.status < 307) {
    throw refused(
      call,
      response,
      `to ${url.pathname}, as another method`,
      'Check baseUrl: a path of its own may be missing from it.',
    );
  }
  return url.href;
}

function refused(call: Call, response: ReceivedResponse, where: string, hint: string): SmartMeError {
  return unexpectedResponse(call, response, `the server redirects ${call.redactor.redact(where)}`, { hint });
}
