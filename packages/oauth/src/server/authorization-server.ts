import { type AuthorizationServer, discoveryRequest, processDiscoveryResponse } from 'oauth4webapi';
import { untilAborted } from '../error/aborted.ts';
import { answerText } from './answer-text.ts';
import { type EndpointChoice, type Endpoints, parseUrl, resolveEndpoints } from './endpoints.ts';
import type { Transport } from './transport.ts';

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

/** Answers the metadata of the server (RFC 8414), whether written down here or discovered. */
export type ResolveServer = (signal?: AbortSignal) => Promise<AuthorizationServer>;

/** The server of these options. A discovery that failed is tried again at the next use. */
export function authorizationServer(options: ServerOptions, transport: Transport): ResolveServer {
  const { endpoints = 'api', baseUrl, discovery = false } = options;
  const known = resolveEndpoints(endpoints, baseUrl);
  const issuer = options.issuer ?? known.issuer;
  if (!discovery) {
    const server = { issuer, ...metadataOf(known) };
    return () => Promise.resolve(server);
  }
  const chosen = typeof endpoints === 'string' ? {} : pick(known, endpoints);
  const find = async (): Promise<AuthorizationServer> => {
    try {
      return { ...(await discover(parseUrl(issuer, 'issuer'), transport)), ...metadataOf(chosen) };
    } catch (error) {
      discovered = undefined;
      throw error;
    }
  };
  let discovered: Promise<AuthorizationServer> | undefined;
  return (signal) => untilAborted((discovered ??= find()), signal);
}

function discover(issuer: URL, transport: Transport): Promise<AuthorizationServer> {
  return transport.exchange({
    label: 'discovery',
    url: issuer,
    send: (options) => discoveryRequest(issuer, options),
    read: async (response) => {
      const { headers } = response;
      return processDiscoveryResponse(issuer, new Response(await answerText(response), { headers }));
    },
  });
}

/** The endpoints under the names of RFC 8414 §2 and RFC 8628 §4. */
function metadataOf({
  authorization,
  token,
  deviceAuthorization,
}: Partial<Endpoints>): Partial<AuthorizationServer> {
  return {
    ...(authorization !== undefined && { authorization_endpoint: authorization }),
    ...(token !== undefined && { token_endpoint: token }),
    ...(deviceAuthorization !== undefined && { device_authorization_endpoint: deviceAuthorization }),
  };
}

function pick(known: Endpoints, chosen: Partial<Endpoints>): Partial<Endpoints> {
  const names = ['authorization', 'token', 'deviceAuthorization'] as const;
  return Object.fromEntries(names.filter((name) => name in chosen).map((name) => [name, known[name]]));
}
