import type { Call } from '../pipeline/call.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { retryAfter } from './retry-after.ts';
import { serverMessage } from './server-message.ts';
import { SmartMeError, type SmartMeErrorCode } from './smart-me-error.ts';

/** What a status means: the code, the cause as the rest of a sentence, and what to do. */
interface Meaning {
  readonly code: SmartMeErrorCode;
  readonly cause: string;
  readonly hint: string;
}

/** The error that an answer with an error status is. */
export function statusError(call: Call, response: Response, body: string): SmartMeError {
  const said = serverMessage(body, call.redactor);
  const { code, cause, hint } = meaning(response.status, said, call.endpoint);
  const quote = said === '' ? '' : ` The server says: ${said}`;
  return new SmartMeError(`${call.name}: ${cause} (${response.status}).${quote}`, {
    code,
    hint,
    status: response.status,
    requestId: response.headers.get('cf-ray') ?? undefined,
    endpoint: call.name,
    retryAfter: retryAfter(response.headers),
  });
}

/** Cloudflare's own statuses: the request reached it, and it could not get an answer from smart-me. */
const CLOUDFLARE: Readonly<Record<number, string>> = {
  520: 'smart-me answered its front (Cloudflare) with something unknown',
  521: 'smart-me refused the connection of its front (Cloudflare)',
  522: 'smart-me could not be reached by its front (Cloudflare) in time',
  523: 'smart-me could not be reached by its front (Cloudflare)',
  524: 'smart-me did not answer its front (Cloudflare) in time',
  525: 'the TLS handshake between smart-me and its front (Cloudflare) failed',
  526: 'the certificate of smart-me is not valid for its front (Cloudflare)',
  527: 'the connection between smart-me and its front (Cloudflare) failed',
};

function meaning(status: number, said: string, endpoint: Endpoint): Meaning {
  switch (status) {
    case 401:
      return {
        code: 'unauthorized',
        cause: 'the server refused the credentials',
        hint: 'Check that the API key or access token is whole, belongs to this platform and has not been revoked or run out.',
      };
    case 402:
      return licenseRequired(endpoint);
    case 403:
      return forbidden(said, endpoint);
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
        hint: 'Wait for retryAfter and call less often: poll at longer intervals, ask for lists, or take readings from the realtime API.',
      };
    default:
      return status >= 500
        ? {
            code: 'server_error',
            cause: CLOUDFLARE[status] ?? 'the server failed',
            hint: 'Call again later; if it stays, name requestId to the support of smart-me.',
          }
        : {
            code: 'invalid_request',
            cause: 'the server did not take the request',
            hint: 'Correct what the server names, and check the values against the documentation of the call.',
          };
  }
}

/** 403 has two causes; the endpoint and the server's words tell them apart. */
function forbidden(said: string, endpoint: Endpoint): Meaning {
  const { license, scope } = endpoint;
  const speaksOfLicense = /licen[cs]e/i.test(said);
  const speaksOfScope = /\b(?:scope|claim)s?\b/i.test(said);
  if (speaksOfLicense || (license !== undefined && !speaksOfScope)) return licenseRequired(endpoint);
  return {
    code: 'missing_scope',
    cause: 'the credentials do not allow it',
    hint: `Use an API key or access token with ${scope === undefined ? 'the scope of this call' : `the scope ${scope}`}.`,
  };
}

function licenseRequired({ license, scope }: Endpoint): Meaning {
  const which = license === undefined ? 'a' : `the ${LICENSE_NAMES[license]}`;
  const also = scope === undefined ? '' : `, and the scope ${scope} on the API key or access token`;
  return {
    code: 'license_required',
    cause: 'the account lacks the licence',
    hint: `The call needs ${which} licence of smart-me on the account${also}.`,
  };
}

const LICENSE_NAMES = { professional: 'Professional', goldpartner: 'Goldpartner' } as const;
