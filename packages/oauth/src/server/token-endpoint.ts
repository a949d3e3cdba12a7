import { Redactor } from '@smart-me/api-core/http';
import type { ClientKind } from './client-kind.ts';
import type { Clock } from '../options/clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { Tokens } from './tokens.ts';
import type { ResolveServer, ServerMetadata } from './authorization-server.ts';
import { parseUrl } from './endpoint-url.ts';
import {
  type DeviceAuthorizationResponse,
  readDeviceAuthorizationResponse,
  readTokenResponse,
} from './token-response.ts';
import type { Exchange, Transport } from './transport.ts';

/** A request in the name of the client. */
export interface ClientRequest {
  /** `grant_type` of the token request; the device authorization request has none, and is made for this grant. */
  readonly grantType: string;
  /** What is sent beside the grant type and the client's own credentials. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Ends the request. */
  readonly signal: AbortSignal | undefined;
  /** How often it is sent again when the server, or the way to it, is out of order. Default: `retry.limit` of the client. */
  readonly retries?: number;
}

/** Where a grant requests tokens, in the name of one client. */
export interface TokenEndpoint {
  /** Who asks. */
  readonly client: ClientKind;
  /** The clock of the client. */
  readonly clock: Clock;
  /** Returns what is known of the server. */
  readonly server: ResolveServer;
  /** Requests tokens (RFC 6749 §3.2). @throws {OAuthError} */
  requestTokens(request: ClientRequest): Promise<Tokens>;
  /** Requests a device code and a user code (RFC 8628 §3.1). @throws {OAuthError} */
  requestDeviceCode(request: ClientRequest): Promise<DeviceAuthorizationResponse>;
}

/** The endpoints of a server that take a client's requests. */
export function tokenEndpoint(
  client: ClientKind,
  server: ResolveServer,
  transport: Transport,
): TokenEndpoint {
  const request = async <Value>(
    { grantType, parameters, signal, retries }: ClientRequest,
    name: 'token_endpoint' | 'device_authorization_endpoint',
    exchange: Pick<Exchange<Value>, 'label' | 'read'>,
  ): Promise<Value> => {
    assertAllowed(client, grantType);
    const url = endpointOf(await server(signal), name);
    const form = new URLSearchParams(parameters);
    const headers = new Headers();
    if (name === 'token_endpoint') form.set('grant_type', grantType);
    else form.set('client_id', client.clientId); // RFC 8628 §3.1, however the client authenticates
    client.authenticate(form, headers);
    const redactor = new Redactor(secretsOf(parameters));
    const redact = (text: string): string => client.redact(redactor.redact(text));
    return transport.exchange({ ...exchange, url, headers, form, signal, retries, redact });
  };

  return {
    client,
    clock: transport.clock,
    server,
    requestTokens: async (tokenRequest) => {
      const requestedAt = transport.clock.now();
      const exchange = { label: tokenRequest.grantType, read: readTokenResponse };
      return Tokens.fromResponse(await request(tokenRequest, 'token_endpoint', exchange), requestedAt);
    },
    requestDeviceCode: (deviceRequest) =>
      request(deviceRequest, 'device_authorization_endpoint', {
        label: 'device authorization',
        read: readDeviceAuthorizationResponse,
      }),
  };
}

/** No secrets: an error that quotes the refused scope helps. */
const QUOTABLE = new Set(['scope', 'redirect_uri']);

function secretsOf(parameters: Readonly<Record<string, string>>): string[] {
  return Object.entries(parameters).flatMap(([name, value]) => (QUOTABLE.has(name) ? [] : [value]));
}

/** The platform gives client credentials to device clients, and to them nothing else. */
export function assertAllowed({ kind }: ClientKind, grantType: string): void {
  if ((kind === 'device') === (grantType === 'client_credentials')) return;
  throw new OAuthError(`A ${kind} client may not use the grant ${grantType}.`, {
    code: 'unauthorized_client',
  });
}

/** An endpoint of the server's metadata. */
export function endpointOf(
  metadata: ServerMetadata,
  name: 'authorization_endpoint' | 'token_endpoint' | 'device_authorization_endpoint',
): URL {
  const url = metadata[name];
  if (url !== undefined) return parseUrl(url, name);
  throw new OAuthError(`The authorization server names no ${name}.`, {
    code: 'unexpected_response',
    hint: 'Name the endpoint in `endpoints`, or use a grant that the server offers.',
  });
}
