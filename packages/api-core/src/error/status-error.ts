import { retryAfter } from '../http/retry-after.ts';
import { callError } from './call-error.ts';
import { excerpt, isJsonLike, isPage, serverMessage } from './server-message.ts';
import { type ErrorResponse, type FailedCall, requestId, type ServiceError, smartMe } from './service.ts';
import type { SmartMeError, SmartMeErrorCode } from './smart-me-error.ts';
import { unauthorizedHint } from './unauthorized-hint.ts';

/** What a status means: the code, the cause as the rest of a sentence, and what to do. */
type Meaning = readonly [code: SmartMeErrorCode, cause: string, hint: string];

/** The error that a response with an error status is. */
export function statusError(call: FailedCall, response: ErrorResponse): SmartMeError {
  const { status, headers, body } = response;
  const own = serviceError(call, response);
  const said =
    own.message === undefined ? serverMessage(body, call.redactor) : excerpt(own.message, call.redactor);
  const [code, cause, hint] = meaning(response, said, call);
  const what = `${cause} (${status})`;
  return callError(call, said === '' ? what : `${what}. The server says`, {
    quote: said,
    code: own.code ?? code,
    hint: own.hint === undefined ? hint : excerpt(own.hint, call.redactor),
    status,
    requestId: requestId(call.service, headers),
    retryAfter: retryAfter(headers),
  });
}

/** What the service's own reader makes of the response. What it throws must not hide the error itself. */
function serviceError({ service }: FailedCall, response: ErrorResponse): ServiceError {
  try {
    return service.readError?.(response) ?? {};
  } catch {
    return {};
  }
}

function meaning(response: ErrorResponse, said: string, call: FailedCall): Meaning {
  const { status, headers } = response;
  const { name } = call.service;
  const support = `if it stays, name requestId to the support of ${name}.`;
  if (isBlocked(response)) {
    return [
      'unexpected_response',
      'blocked before it reached the API, by a proxy or firewall on the way',
      `This is not about scopes: check the proxy, VPN and address of the caller; ${support}`,
    ];
  }
  switch (status) {
    case 401:
      return ['unauthorized', 'the server refused the credentials', unauthorizedHint(call, headers)];
    case 402:
      return licenseRequired(call);
    case 403:
      return forbidden(said, call);
    case 404:
      return [
        'not_found',
        'the server does not know it',
        `Check the ids, that the account may see them, and the path of baseUrl.${name === smartMe.name && !call.name.includes(' /partner/') ? " A customer's device is only in the partner API." : ''}`,
      ];
    case 408:
      return ['timeout', 'the request did not arrive in time', 'Check the connection.'];
    case 429:
      return [
        'rate_limited',
        'the server asks for fewer calls',
        `Wait for retryAfter and call less often: at longer intervals, for lists${name === smartMe.name ? ', or take readings from the realtime API' : ''}.`,
      ];
    default:
      if (status < 400 || status > 599) {
        return [
          'unexpected_response',
          'the server sent neither a result nor an error',
          'Check baseUrl, and that no cache, proxy or sign-in page responds in place of the API.',
        ];
      }
      return status < 500
        ? [
            'invalid_request',
            'the server did not take the request',
            'Correct what the server names; the documentation of the call has the values that it takes.',
          ]
        : ['server_error', serverFault(status, name), `Call again later; ${support}`];
  }
}

/** 520 to 527 are Cloudflare's own: the request reached it, and it could not get a response from the service behind it. */
function serverFault(status: number, name: string): string {
  if (status < 520 || status > 527) return 'the server failed';
  const fault = status === 525 || status === 526 ? 'has no TLS certificate that' : 'sent no response that';
  return `${name} ${fault} its front (Cloudflare) could take`;
}

/**
 * Whether something in front of the API refused the request: Cloudflare says so (`cf-mitigated`), other proxies send a
 * page, or a text that names neither scope nor licence, where the API sends JSON or nothing.
 */
function isBlocked({ status, headers, body }: ErrorResponse): boolean {
  const isOfApi = isJsonLike(body) || /^\s*$|licen[cs]e|scope|claim/i.test(body);
  return headers.has('cf-mitigated') || (status === 403 && (isPage(body) || !isOfApi));
}

/** 403 has two causes; the endpoint and the server's words tell them apart. */
function forbidden(said: string, call: FailedCall): Meaning {
  const speaksOfLicense = /licen[cs]e/i.test(said);
  const speaksOfScope = /\b(?:scope|claim)s?\b/i.test(said);
  if (speaksOfLicense || (call.license !== undefined && !speaksOfScope)) return licenseRequired(call);
  const scope = call.scope === undefined ? 'the scope of this call' : `the scope ${call.scope}`;
  return [
    'missing_scope',
    'the credentials do not allow it',
    `Use an API key or access token with ${scope}.`,
  ];
}

function licenseRequired({ license, scope, service }: FailedCall): Meaning {
  const which = license === undefined ? 'a' : `the ${license.charAt(0).toUpperCase() + license.slice(1)}`;
  const also = scope === undefined ? '' : `, and the scope ${scope} on the API key or access token`;
  return [
    'license_required',
    'the account lacks the licence',
    `The call needs ${which} licence of ${service.name} on the account${also}.`,
  ];
}
