import type { AuthorizationServer, Client, ClientAuth, TokenEndpointResponse } from 'oauth4webapi';
import type { ClientKind } from '../client-kind.ts';
import type { Clock } from '../clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { redactor } from '../error/redact.ts';
import { Tokens } from '../tokens.ts';
import type { ResolveServer } from './authorization-server.ts';
import { parseUrl } from './endpoints.ts';
import type { RequestOptions, Transport } from './transport.ts';

/** Sends a request with oauth4webapi. */
type Send = (
  server: AuthorizationServer,
  client: Client,
  authenticate: ClientAuth,
  options: RequestOptions,
) => Promise<Response>;

/** Reads an answer with oauth4webapi. */
type Read<Value> = (server: AuthorizationServer, client: Client, response: Response) => Promise<Value>;

/** A request in the name of the client. */
interface ClientRequest<Value> {
  /** What the client must be allowed to do. */
  readonly grantType: string;
  /** What of the request the server might quote. */
  readonly secrets?: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly retries?: number;
  readonly send: Send;
  readonly read: Read<Value>;
}

/** Where a grant asks for tokens. */
export interface TokenEndpoint {
  readonly client: ClientKind;
  readonly clock: Clock;
  readonly server: ResolveServer;
  /** Asks for tokens. */
  request(request: ClientRequest<TokenEndpointResponse>): Promise<Tokens>;
  /** Asks the device authorization endpoint (RFC 8628 §3.1). */
  requestDevice<Value>(request: ClientRequest<Value>): Promise<Value>;
}

/** The endpoints of a server that take a client's requests. */
export function tokenEndpoint(
  client: ClientKind,
  server: ResolveServer,
  transport: Transport,
): TokenEndpoint {
  const ask = async <Value>(
    endpoint: 'token_endpoint' | 'device_authorization_endpoint',
    label: string,
    { grantType, secrets = [], signal, retries = 2, send, read }: ClientRequest<Value>,
  ): Promise<Value> => {
    assertAllowed(client, grantType);
    const metadata = await server(signal);
    const identity: Client = { client_id: client.clientId };
    const redactRequest = redactor(secrets);
    return transport.exchange({
      label,
      url: endpointOf(metadata, endpoint),
      signal,
      retries,
      redact: (text) => client.redact(redactRequest(text)),
      send: (options) => send(metadata, identity, client.authenticate, options),
      read: (response) => read(metadata, identity, response),
    });
  };
  return {
    client,
    clock: transport.clock,
    server,
    request: async (request) => {
      const sentAt = transport.clock.now();
      return Tokens.fromResponse(await ask('token_endpoint', request.grantType, request), sentAt);
    },
    requestDevice: (request) => ask('device_authorization_endpoint', 'device authorization', request),
  };
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
