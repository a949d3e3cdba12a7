import type { Adapter, AdapterPayload, ClientMetadata } from 'oidc-provider';
import type { OAuthApplication, OAuthApplicationKind } from '../state/oauth-application.ts';

/** RFC 8628 §3.4. */
const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** What the platform lets each kind of client do. */
const GRANTS: Readonly<Record<OAuthApplicationKind, Pick<ClientMetadata, 'grant_types' | 'response_types'>>> =
  {
    confidential: {
      grant_types: ['authorization_code', 'implicit', 'refresh_token', DEVICE_CODE_GRANT],
      response_types: ['code'],
    },
    public: {
      grant_types: ['authorization_code', 'implicit', 'refresh_token', DEVICE_CODE_GRANT],
      response_types: ['code'],
    },
    device: { grant_types: ['client_credentials'], response_types: [] },
  };

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

/** Client metadata of RFC 7591 §2. */
function clientMetadata({
  kind,
  clientId,
  secret,
  displayName,
  allowedScopes,
  redirectUris,
}: OAuthApplication): AdapterPayload {
  return {
    client_id: clientId,
    client_name: displayName,
    scope: allowedScopes.join(' '),
    redirect_uris: [...redirectUris],
    ...GRANTS[kind],
    ...(secret === undefined
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: secret.reveal() }),
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
