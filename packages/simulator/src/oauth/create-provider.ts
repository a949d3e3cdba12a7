import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { scopes } from '@smart-me/api-core';
import { Provider, type Configuration } from 'oidc-provider';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import { isLoopbackOrigin } from '../http/loopback.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { scopeErrors } from './scope-errors.ts';
import { deviceFlow } from './device-flow.ts';
import { errorPage } from './pages/page.ts';
import { PAGE_HEADERS } from './pages/page-style.ts';
import { clientStore } from './client-store.ts';
import { INTERACTION_ROUTE, OAUTH_ROUTES } from './oauth-routes.ts';
import { TokenStore } from '../state/token-store.ts';

/** Seconds. The platform's access tokens last an hour. */
const ACCESS_TOKEN_LIFETIME = 3600;
const DAY = 24 * 3600;

/** The authorization server, and what it has issued by model. */
export interface AuthorizationServer {
  readonly provider: Provider;
  readonly tokens: (model: string) => TokenStore;
}

/** An authorization server with the platform's routes, clients, scopes and lifetimes. */
export function createProvider({
  issuer,
  state,
  clock,
}: {
  issuer: string;
  state: SimulatorState;
  clock: SimulatedClock;
}): AuthorizationServer {
  const stores = new Map<string, TokenStore>();
  const tokens = (model: string): TokenStore => {
    const store = stores.get(model) ?? new TokenStore(clock);
    stores.set(model, store);
    return store;
  };
  const provider = new Provider(issuer, {
    ...CONFIGURATION,
    adapter: (model) => (model === 'Client' ? clientStore(state.applications) : tokens(model)),
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    jwks: {
      keys: [
        {
          ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
          use: 'sig',
          alg: 'ES256',
        },
      ],
    },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  provider.use(scopeErrors);
  return { provider, tokens };
}

/** Everything that oidc-provider would otherwise fill in itself, and say so on the console. */
const CONFIGURATION: Configuration = {
  routes: OAUTH_ROUTES,
  scopes: ['openid', ...scopes],
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  clockTolerance: 0,
  clientBasedCORS: (_, origin) => isLoopbackOrigin(origin),
  // The platform takes the authorization code without PKCE too, and no other method than S256.
  pkce: { required: () => false },
  responseTypes: ['code', 'id_token token'],
  rotateRefreshToken: true,
  interactions: { url: (_, { uid }) => `${INTERACTION_ROUTE}/${uid}` },
  async renderError(context, out) {
    context.set(PAGE_HEADERS);
    context.body = await errorPage(out);
  },
  ttl: {
    AccessToken: ACCESS_TOKEN_LIFETIME,
    ClientCredentials: ACCESS_TOKEN_LIFETIME,
    IdToken: ACCESS_TOKEN_LIFETIME,
    Interaction: 3600,
    Session: DAY,
    Grant: 365 * DAY,
    RefreshToken: 90 * DAY,
    AuthorizationCode: 60,
    DeviceCode: 600,
  },
  features: {
    clientCredentials: { enabled: true },
    deviceFlow,
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
  },
};
