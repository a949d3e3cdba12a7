import { expect, test } from '@jest/globals';
import { apiKey, basicAuth, bearer } from '@smart-me/api-core';
import { apiOf } from '../testing/world.ts';
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
  const issued = await token(form);
  expect(issued).toMatchObject({ status: 200 });
  const holder = apiOf(simulator, bearer(issued.access_token));
  expect((await holder.devices.list()).length).toBeGreaterThan(0);
  expect(await token({ ...form, scope: 'user.read' })).toMatchObject({
    status: 400,
    error: 'invalid_request',
  });
  expect(await token({ ...form, scope: 'user.read house.read' })).toMatchObject({
    status: 400,
    error: 'invalid_scope',
    error_uri: expect.stringContaining('rfc6749'),
  });
  await api.oauthApplications.device.remove({ clientId: app.clientId });
  expect(await token(form)).toMatchObject({ status: 401, error: 'invalid_client' });
  await expect(holder.devices.list()).rejects.toMatchObject({ code: 'unauthorized' });
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
