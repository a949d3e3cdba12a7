import { retryAfter } from '../http/retry-after.ts';
import { callError } from './call-error.ts';
import { excerpt, isPage, serverMessage } from './server-message.ts';
import {
  type ErrorResponse,
  type FailedCall,
  requestId,
  type Service,
  type ServiceError,
  smartMe,
} from './service.ts';
import type { SmartMeError, SmartMeErrorCode } from './smart-me-error.ts';
import { unauthorizedHint } from './unauthorized-hint.ts';

/** What a status means: the code, the cause as the rest of a sentence, and what to do. */
interface Meaning {
  readonly code: SmartMeErrorCode;
  readonly cause: string;
  readonly hint: string;
}

/** The error that a response with an error status is. */
export function statusError(call: FailedCall, response: ErrorResponse): SmartMeError {
  const { status, headers, body } = response;
  const own = serviceError(call, response);
  const said =
    own.message === undefined ? serverMessage(body, call.redactor) : excerpt(own.message, call.redactor);
  const meant = meaning(response, said, call);
  const what = `${meant.cause} (${status})`;
  return callError(call, said === '' ? what : `${what}. The server says`, {
    quote: said,
    code: own.code ?? meant.code,
    hint: own.hint === undefined ? meant.hint : excerpt(own.hint, call.redactor),
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

/** Cloudflare's own statuses: the request reached it, and it could not get a response from the service behind it. */
function cloudflareCause(status: number, name: string): string | undefined {
  if (status < 520 || status > 527) return undefined;
  const what =
    status === 521
      ? 'refused the connection of'
      : status === 525 || status === 526
        ? 'has a TLS certificate that fails'
        : 'sent no response that makes sense to';
  return `${name} ${what} its front (Cloudflare)`;
}

function meaning(response: ErrorResponse, said: string, call: FailedCall): Meaning {
  const { status } = response;
  if (isBlocked(response)) {
    return {
      code: 'unexpected_response',
      cause: 'blocked before it reached the API, by a proxy or firewall on the way',
      hint: `It is not about scopes: check the proxy, VPN and IP address that the call comes from, and call less often. If it stays, name requestId to the support of ${call.service.name}.`,
    };
  }
  switch (status) {
    case 401:
      return {
        code: 'unauthorized',
        cause: 'the server refused the credentials',
        hint: unauthorizedHint(call, response.headers),
      };
    case 402:
      return licenseRequired(call);
    case 403:
      return forbidden(said, call);
    case 404:
      return {
        code: 'not_found',
        cause: 'the server does not know it',
        hint: 'Check the ids of the call, that the account may see them, and that baseUrl ends where the paths of the API begin.',
      };
    case 408:
      return {
        code: 'timeout',
        cause: 'the server did not get the whole request in time',
        hint: 'Call again; check the connection if it stays.',
      };
    case 429:
      return {
        code: 'rate_limited',
        cause: 'the server asks for fewer calls',
        hint: `Wait for retryAfter and call less often: poll at longer intervals, ask for lists${call.service.name === smartMe.name ? ', or take readings from the realtime API' : ''}.`,
      };
    default:
      return byClass(status, call.service);
  }
}

function byClass(status: number, { name }: Service): Meaning {
  if (status >= 500) {
    return {
      code: 'server_error',
      cause: cloudflareCause(status, name) ?? 'the server failed',
      hint: `Call again later; if it stays, name requestId to the support of ${name}.`,
    };
  }
  return status < 400
    ? {
        code: 'unexpected_response',
        cause: 'the server sent neither a result nor an error',
        hint: 'Check baseUrl, and that no cache or proxy on the way responds in place of the API.',
      }
    : {
        code: 'invalid_request',
        cause: 'the server did not take the request',
        hint: 'Correct what the server names, and check the values against the documentation of the call.',
      };
}

/**
 * Whether something in front of the API refused the request: Cloudflare says so (`cf-mitigated`), other proxies send a
 * page where the API sends JSON.
 */
function isBlocked({ status, headers, body }: ErrorResponse): boolean {
  return headers.has('cf-mitigated') || (status === 403 && isPage(body));
}

/** 403 has two causes; the endpoint and the server's words tell them apart. */
function forbidden(said: string, call: FailedCall): Meaning {
  const speaksOfLicense = /licen[cs]e/i.test(said);
  const speaksOfScope = /\b(?:scope|claim)s?\b/i.test(said);
  if (speaksOfLicense || (call.license !== undefined && !speaksOfScope)) return licenseRequired(call);
  return {
    code: 'missing_scope',
    cause: 'the credentials do not allow it',
    hint: `Use an API key or access token with ${call.scope === undefined ? 'the scope of this call' : `the scope ${call.scope}`}.`,
  };
}

function licenseRequired({ license, scope, service }: FailedCall): Meaning {
  const which = license === undefined ? 'a' : `the ${license.charAt(0).toUpperCase()}${license.slice(1)}`;
  const also = scope === undefined ? '' : `, and the scope ${scope} on the API key or access token`;
  return {
    code: 'license_required',
    cause: 'the account lacks the licence',
    hint: `The call needs ${which} licence of ${service.name} on the account${also}.`,
  };
}
