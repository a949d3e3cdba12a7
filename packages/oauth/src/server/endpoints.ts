import { OAuthError } from '../error/oauth-error.ts';

/** Where an authorization server listens: absolute URLs, or paths that start at the host of `baseUrl`. */
export interface Endpoints {
  readonly authorization: string;
  readonly token: string;
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

/** The absolute URLs of a choice, and the issuer: the origin, unless told otherwise. */
export function resolveEndpoints(
  choice: EndpointChoice,
  baseUrl: string | undefined,
): Endpoints & { readonly issuer: string } {
  const set = typeof choice === 'string' ? endpointSets[choice] : { ...endpointSets.api, ...choice };
  const base = parseUrl(baseUrl ?? set.baseUrl, 'baseUrl');
  const absolute = (name: keyof Endpoints): string => parseUrl(set[name], `endpoints.${name}`, base).href;
  return {
    issuer: base.origin,
    authorization: absolute('authorization'),
    token: absolute('token'),
    deviceAuthorization: absolute('deviceAuthorization'),
  };
}

/** Reads a URL that the program gave. */
export function parseUrl(text: string, name: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url !== null) return url;
  throw new OAuthError(`${name} is not a URL.`, { code: 'invalid_request' });
}
