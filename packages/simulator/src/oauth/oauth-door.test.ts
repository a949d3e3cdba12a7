import { expect, test } from '@jest/globals';
import { apiKey, basicAuth } from '@smart-me/api-core';
import { apiOf } from '../testing/api-of.ts';
import { simulator, useSimulator, token } from '../testing/oauth-calls.ts';

useSimulator();

test('an application that was made by REST signs in, and no more once it was deleted', async () => {
  const api = apiOf(simulator);
  const { app, secret } = await api.oauthApplications.device.create({
    displayName: 'Pump',
    allowedClaims: ['device.read'],
  });
  const form = {
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: secret ?? '',
    scope: 'device.read',
  };
  expect(await token(form)).toMatchObject({ status: 200 });
  expect(await token({ ...form, scope: 'user.read' })).toMatchObject({ error: 'invalid_scope' });
  await api.oauthApplications.device.remove({ clientId: app.clientId });
  expect(await token(form)).toMatchObject({ status: 401, error: 'invalid_client' });
});

test('a card access token signs its holder in, a newer one replaces it', async () => {
  const api = apiOf(simulator, apiKey(simulator.credentials.apiKey));
  const first = await api.accessTokens.create({ cardId: 77 });
  const holder = (password: string): ReturnType<typeof apiOf> =>
    apiOf(simulator, basicAuth({ username: 'cardaccesstoken_77', password }));
  expect(await holder(first).user.get()).toMatchObject({ username: 'demo' });
  await api.accessTokens.create({ cardId: 77 });
  await expect(holder(first).user.get()).rejects.toMatchObject({ code: 'unauthorized' });
});

test('discovery names the platform’s endpoints', async () => {
  const response = await fetch(`${simulator.url}/.well-known/openid-configuration`);
  const at = (path: string): string => simulator.url + path;
  expect(await response.json()).toMatchObject({
    issuer: simulator.url,
    authorization_endpoint: at('/oauth/authorize'),
    token_endpoint: at('/oauth/token'),
    device_authorization_endpoint: at('/oauth/device'),
    code_challenge_methods_supported: ['S256'],
  });
});
