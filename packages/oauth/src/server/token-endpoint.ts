import {
  type AuthorizationServer,
  type Client,
  deviceAuthorizationRequest,
  genericTokenEndpointRequest,
} from 'oauth4webapi';
import type { ClientKind } from '../client-kind.ts';
import type { Clock } from '../clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { redactor } from '../error/redact.ts';
import { Tokens } from '../tokens.ts';
import type { ResolveServer } from './authorization-server.ts';
import { parseUrl } from './endpoints.ts';
import {
  type DeviceAuthorizationResponse,
  readDeviceAuthorizationResponse,
  readTokenResponse,
} from './token-response.ts';
import type { RequestOptions, Transport } from './transport.ts';

/** A request in the name of the client. */
interface ClientRequest {
  readonly grantType: string;
  /** What is sent beside the grant type and the client's own credentials. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** How often it is sent again when the server, or the way to it, is out of order. Default: that of the transport. */
  readonly retries?: number;
}

/** Where a grant asks for tokens. */
export interface TokenEndpoint {
  readonly client: ClientKind;
  readonly clock: Clock;
  readonly server: ResolveServer;
  /** Asks for tokens (RFC 6749 §3.2). */
  request(request: ClientRequest): Promise<Tokens>;
  /** Asks for a device code and a user code (RFC 8628 §3.1). */
  requestDevice(request: ClientRequest): Promise<DeviceAuthorizationResponse>;
}

/** The endpoints of a server that take a client's requests. */
export function tokenEndpoint(
  client: ClientKind,
  server: ResolveServer,
  transport: Transport,
): TokenEndpoint {
  const identity: Client = { client_id: client.clientId };

  const ask = async <Value>(
    { grantType, parameters, signal, retries }: ClientRequest,
    label: string,
    endpoint: 'token_endpoint' | 'device_authorization_endpoint',
    send: (metadata: AuthorizationServer, options: RequestOptions) => Promise<Response>,
    read: (response: Response) => Promise<Value>,
  ): Promise<Value> => {
    assertAllowed(client, grantType);
    const metadata = await server(signal);
    const redactParameters = redactor(secretsOf(parameters));
    return transport.exchange({
      label,
      url: endpointOf(metadata, endpoint),
      signal,
      retries,
      redact: (text) => client.redact(redactParameters(text)),
      send: (options) => send(metadata, options),
      read,
    });
  };

  return {
    client,
    clock: transport.clock,
    server,
    request: async (request) => {
      const { grantType, parameters } = request;
      const sentAt = transport.clock.now();
      const response = await ask(
        request,
        grantType,
        'token_endpoint',
        (metadata, options) =>
          genericTokenEndpointRequest(
            metadata,
            identity,
            client.authenticate,
            grantType,
            { ...parameters },
            options,
          ),
        readTokenResponse,
      );
      return Tokens.fromResponse(response, sentAt);
    },
    requestDevice: (request) =>
      ask(
        request,
        'device authorization',
        'device_authorization_endpoint',
        (metadata, options) =>
          deviceAuthorizationRequest(
            metadata,
            identity,
            client.authenticate,
            { ...request.parameters },
            options,
          ),
        readDeviceAuthorizationResponse,
      ),
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
  metadata: AuthorizationServer,
  name: 'authorization_endpoint' | 'token_endpoint' | 'device_authorization_endpoint',
): URL {
  const url = metadata[name];
  if (url !== undefined) return parseUrl(url, name);
  throw new OAuthError(`The authorization server names no ${name}.`, {
    code: 'unexpected_response',
    hint: 'Name the endpoint in `endpoints`, or use a grant that the server offers.',
  });
}
