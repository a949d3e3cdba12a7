import { describe, expect, test } from '@jest/globals';
import { deviceClient, publicClient } from '../server/client-kind.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import { server, useFixture } from '../testing/token-source-fixture.ts';
import { clientCredentials } from './client-credentials.ts';

useFixture();

describe('client credentials', () => {
  const identity = { clientId: 'meter', clientSecret: 'SECRET-of-the-client' };

  test('asks the token endpoint in the name of the client, with the scopes', async () => {
    const oauth = createOAuthClient({ client: deviceClient(identity), baseUrl: server.url });
    const tokens = await oauth.requestTokens(clientCredentials({ scopes: ['device.read', 'user.read'] }));
    expect(tokens.accessToken).toMatch(/^SECRET-access-/);
    const [request] = server.requests;
    expect(request?.path).toBe('/oauth/token');
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'meter',
      client_secret: 'SECRET-of-the-client',
      scope: 'device.read user.read',
    });
  });

  test('authenticates by header when told to', async () => {
    const client = deviceClient({ ...identity, tokenEndpointAuthMethod: 'client_secret_basic' });
    await createOAuthClient({ client, baseUrl: server.url }).requestTokens(clientCredentials({ scopes: [] }));
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe(`Basic ${btoa('meter:SECRET%2Dof%2Dthe%2Dclient')}`);
    expect(Object.fromEntries(request?.form ?? [])).toEqual({ grant_type: 'client_credentials' });
  });

  test('drops a refresh token that it has no use for', async () => {
    server.respondWith({ json: freshTokens({ refresh_token: 'unasked' }) });
    const oauth = createOAuthClient({ client: deviceClient(identity), baseUrl: server.url });
    const tokens = await oauth.requestTokens(clientCredentials({ scopes: [] }));
    expect(tokens.refreshToken).toBeUndefined();
  });

  test('is refused to a public client before anything is sent', async () => {
    const oauth = createOAuthClient({ client: publicClient({ clientId: 'app' }), baseUrl: server.url });
    await expect(oauth.requestTokens(clientCredentials({ scopes: [] }))).rejects.toMatchObject({
      code: 'unauthorized_client',
    });
    expect(server.requests).toHaveLength(0);
  });
});
