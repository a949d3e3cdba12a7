import { errors, type Provider } from 'oidc-provider';
import type { RequestHandler } from '../http/request-listener.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { interactionHandler } from './interaction-handler.ts';
import { INTERACTION_ROUTE, OAUTH_ROUTES } from './oauth-routes.ts';
import { errorPage } from './pages/page.ts';
import { PAGE_HEADERS } from './pages/page-style.ts';

/** The authorization server and its sign-in pages. */
export function oauthHandler(provider: Provider, state: SimulatorState): RequestHandler {
  const serve = provider.callback();
  const interact = interactionHandler(provider, state);

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://simulator');
    if (url.pathname.startsWith(`${INTERACTION_ROUTE}/`)) {
      try {
        await interact(request, response);
      } catch (error) {
        if (!(error instanceof errors.OIDCProviderError)) throw error;
        response.writeHead(error.statusCode, PAGE_HEADERS).end(await errorPage(error));
      }
      return;
    }
    if (url.pathname === OAUTH_ROUTES.authorization)
      request.url = url.pathname + asPlatform(url.searchParams);
    await serve(request, response);
  };
}

/**
 * The platform is laxer than OpenID Connect: `offline_access` needs no `prompt=consent`, since it always asks, and the
 * deprecated implicit grant returns an access token alone (RFC 6749 §4.2), which oidc-provider gives with an id token.
 */
function asPlatform(query: URLSearchParams): string {
  const scopes = (query.get('scope') ?? '').split(' ');
  if (scopes.includes('offline_access') && !query.has('prompt')) query.set('prompt', 'consent');
  if (query.get('response_type') === 'token') {
    query.set('response_type', 'id_token token');
    query.set('scope', ['openid', ...scopes].join(' '));
    if (!query.has('nonce')) query.set('nonce', 'none');
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}
