import type { Adapter, AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { OAuthApplication } from '../state/simulator-state.ts';

/** RFC 8628 §3.4. */
const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** The account's OAuth applications as oidc-provider's clients; they are managed through REST, so here they are only read. */
export function clientStore(applications: ReadonlyMap<string, OAuthApplication>): Adapter {
  return {
    find: (id) => {
      const application = applications.get(id);
      return Promise.resolve(application && clientMetadata(application));
    },
    ...READ_ONLY,
  };
}

/** Where applications on this machine are redirected to, on any port (RFC 8252 §7.3). */
const LOOPBACK_REDIRECTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Client metadata of RFC 7591 §2. */
function clientMetadata(application: OAuthApplication): AdapterPayload {
  const { clientId, secret, displayName, allowedScopes, redirectUris } = application;
  return {
    client_id: clientId,
    client_name: displayName,
    scope: ['openid', ...allowedScopes].join(' '),
    redirect_uris: [...redirectUris],
    ...grantsOf(application),
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: secret.reveal() }),
  };
}

/** What the platform lets each kind of client do, as far as its redirect URIs allow it. */
function grantsOf({
  kind,
  redirectUris,
}: OAuthApplication): Pick<ClientMetadata, 'grant_types' | 'response_types' | 'application_type'> {
  if (kind === 'device') return { grant_types: ['client_credentials'], response_types: [] };
  const unattended = ['refresh_token', DEVICE_CODE_GRANT];
  if (redirectUris.length === 0) return { grant_types: unattended, response_types: [] };
  const urls = redirectUris.map((uri) => new URL(uri));
  const isNative = urls.every((url) => url.protocol === 'http:' && LOOPBACK_REDIRECTS.includes(url.hostname));
  // OpenID Connect forbids the implicit grant over plain http, but for loopback.
  const isImplicit = isNative || urls.every(({ protocol }) => protocol === 'https:');
  return {
    application_type: isNative ? 'native' : 'web',
    grant_types: ['authorization_code', ...(isImplicit ? ['implicit'] : []), ...unattended],
    response_types: ['code', ...(isImplicit ? (['id_token token'] as const) : [])],
  };
}

const nothing = (): Promise<undefined> => Promise.resolve(undefined);
const READ_ONLY = {
  upsert: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};
