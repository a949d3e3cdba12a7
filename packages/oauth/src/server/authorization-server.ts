import { untilAborted } from '../options/clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { assertOption, isObject } from '../options/checked-options.ts';
import { parseUrl } from './endpoint-url.ts';
import { type JsonObject, textMember } from './response-body.ts';
import type { Transport } from './transport.ts';

/** Where an authorization server listens: absolute URLs, or paths that start at the host of `baseUrl`. */
export interface Endpoints {
  /** The page where the person says yes (RFC 6749 §3.1). */
  readonly authorization: string;
  /** Where tokens are requested (RFC 6749 §3.2). */
  readonly token: string;
  /** Where device codes are requested (RFC 8628 §3.1). */
  readonly deviceAuthorization: string;
}

/** The sets of endpoints that smart-me's documents name. `portal` is the older one. */
export const endpointSets = {
  api: {
    baseUrl: 'https://api.smart-me.com',
    authorization: '/oauth/authorize',
    token: '/oauth/token',
    deviceAuthorization: '/oauth/device',
  },
  portal: {
    baseUrl: 'https://smart-me.com',
    authorization: '/api/oauth/authorize/',
    token: '/api/oauth/token/',
    deviceAuthorization: '/api/oauth/device',
  },
} as const;

/** A set by its name, or endpoints of your own; what they leave out is that of `api`. */
export type EndpointChoice = keyof typeof endpointSets | Partial<Endpoints>;

/** Which authorization server a client speaks to. */
export interface ServerOptions {
  /** Where the platform is. Its origin is what the endpoints' paths start at. Default: the host of the endpoint set. */
  readonly baseUrl?: string | undefined;
  /** `api` (default), the older `portal`, or endpoints of your own. */
  readonly endpoints?: EndpointChoice;
  /**
   * What the server calls itself: compared with `iss` of a callback (RFC 9207) and of the metadata. Default: the
   * origin of `baseUrl`.
   */
  readonly issuer?: string;
  /**
   * Reads the endpoints from `/.well-known/openid-configuration` of the issuer, once, at the first use. Endpoints that
   * are given as an object win over what is found.
   */
  readonly discovery?: boolean;
}

/** What a client knows of its authorization server, under the names of RFC 8414 §2, RFC 8628 §4 and RFC 9207 §3. */
export interface ServerMetadata {
  /** What the server calls itself. */
  readonly issuer: string;
  /** See {@link Endpoints}. */
  readonly authorization_endpoint?: string | undefined;
  /** See {@link Endpoints}. */
  readonly token_endpoint?: string | undefined;
  /** See {@link Endpoints}. */
  readonly device_authorization_endpoint?: string | undefined;
  /** Whether every callback names its issuer. */
  readonly authorization_response_iss_parameter_supported?: boolean | undefined;
}

/** Returns the metadata of the server, whether written down here or discovered. */
export type ResolveServer = (signal?: AbortSignal) => Promise<ServerMetadata>;

/** The server of these options. A discovery that failed is tried again at the next use. */
export function authorizationServer(options: ServerOptions, transport: Transport): ResolveServer {
  const { endpoints = 'api', baseUrl, discovery = false } = options;
  assertOption(
    typeof endpoints === 'string' ? Object.hasOwn(endpointSets, endpoints) : isObject(endpoints),
    '`endpoints` is unknown.',
  );
  const set = typeof endpoints === 'string' ? endpointSets[endpoints] : { ...endpointSets.api, ...endpoints };
  const base = parseUrl(baseUrl ?? set.baseUrl, 'baseUrl');
  const absolute = (name: keyof Endpoints): string => parseUrl(set[name], `endpoints.${name}`, base).href;
  const known = {
    issuer: options.issuer ?? base.origin,
    authorization_endpoint: absolute('authorization'),
    token_endpoint: absolute('token'),
    device_authorization_endpoint: absolute('deviceAuthorization'),
  };
  if (!discovery) return () => Promise.resolve(known);
  const issuer = parseUrl(known.issuer, 'issuer');
  const chosen = typeof endpoints === 'string' ? {} : endpoints;
  const find = async (): Promise<ServerMetadata> => {
    try {
      return {
        ...(await discover(issuer, transport)),
        ...(chosen.authorization !== undefined && { authorization_endpoint: known.authorization_endpoint }),
        ...(chosen.token !== undefined && { token_endpoint: known.token_endpoint }),
        ...(chosen.deviceAuthorization !== undefined && {
          device_authorization_endpoint: known.device_authorization_endpoint,
        }),
      };
    } catch (error) {
      discovered = undefined;
      throw error;
    }
  };
  let discovered: Promise<ServerMetadata> | undefined;
  return (signal) => untilAborted((discovered ??= find()), signal);
}

/** OpenID Connect Discovery 1.0 §4. */
function discover(issuer: URL, transport: Transport): Promise<ServerMetadata> {
  const url = new URL(
    `${issuer.origin}${issuer.pathname.replace(/\/$/, '')}/.well-known/openid-configuration`,
  );
  return transport.exchange({
    label: 'discovery',
    url,
    read: (body) => metadataOf(body, issuer),
  });
}

/** RFC 8414 §3.3: metadata that names another issuer than the one asked must not be used. */
function metadataOf(body: JsonObject, asked: URL): ServerMetadata {
  const issuer = textMember(body, 'issuer');
  if (issuer === undefined || URL.parse(issuer)?.href !== asked.href) {
    throw new OAuthError(`${asked.host} names another issuer than the one asked.`, {
      code: 'issuer_mismatch',
    });
  }
  return {
    issuer,
    authorization_endpoint: textMember(body, 'authorization_endpoint'),
    token_endpoint: textMember(body, 'token_endpoint'),
    device_authorization_endpoint: textMember(body, 'device_authorization_endpoint'),
    authorization_response_iss_parameter_supported:
      body['authorization_response_iss_parameter_supported'] === true,
  };
}
