import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback, type LoopbackServer } from '@smart-me-tools/testing';

/** A request to the authorization server, its form decoded. */
export interface ReceivedRequest {
  readonly path: string;
  readonly form: URLSearchParams;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
}

/** What the server responds with: a JSON body with status 200, or all of it. */
export interface TestResponse {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly text?: string;
  /** Cuts the connection instead of responding. */
  readonly cut?: boolean;
}

/** An authorization server that does what a test tells it to, wrong things too. */
export interface TestAuthorizationServer extends LoopbackServer {
  /** Every request so far, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Requests of a grant type. */
  tokenRequests(grantType?: string): readonly ReceivedRequest[];
  /** How the next requests are responded to; the last response stays. */
  respondWith(
    ...responses: (TestResponse | ((request: ReceivedRequest) => TestResponse | Promise<TestResponse>))[]
  ): void;
}

/** Starts one on loopback. It responds to every token request with fresh tokens until told otherwise. */
export async function startAuthorizationServer(): Promise<TestAuthorizationServer> {
  const requests: ReceivedRequest[] = [];
  let responses: Parameters<TestAuthorizationServer['respondWith']> = [() => ({ json: freshTokens() })];

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    requests.push(request);
    const next = responses.length > 1 ? responses.shift() : responses[0];
    const response = typeof next === 'function' ? await next(request) : (next ?? {});
    if (response.cut === true) {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(response.status ?? 200, { 'content-type': 'application/json', ...response.headers });
    outgoing.end(response.text ?? JSON.stringify(response.json));
  };
  const server = await listenOnLoopback((incoming, outgoing) => void handle(incoming, outgoing));

  return {
    ...server,
    requests,
    tokenRequests: (grantType) =>
      requests.filter(({ form }) => (grantType ?? form.get('grant_type')) === form.get('grant_type')),
    respondWith: (...told) => {
      responses = told;
    },
  };
}

/** A token response of RFC 6749 §5.1 that no other one equals. */
export function freshTokens(more: Record<string, unknown> = {}): Record<string, unknown> {
  return { access_token: secretText('access'), token_type: 'Bearer', expires_in: 3600, ...more };
}

/** A secret that a grep finds again: every one holds the word `SECRET`. */
export function secretText(name: string): string {
  return `SECRET-${name}-${randomBytes(12).toString('hex')}`;
}

async function read(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  let body = '';
  for await (const chunk of incoming) body += String(chunk);
  return {
    path: url.pathname,
    form: new URLSearchParams(body),
    query: url.searchParams,
    headers: incoming.headers,
  };
}
