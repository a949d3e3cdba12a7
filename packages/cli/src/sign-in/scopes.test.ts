import { expect, test } from '@jest/globals';
import { scopesFor } from './scopes.ts';

test('a sign-in asks for no more than reading takes, and a machine for no refresh token', () => {
  expect(scopesFor('device_code')).toEqual(['user.read', 'device.read', 'offline_access']);
  expect(scopesFor('client_credentials')).toEqual(['user.read', 'device.read']);
});

test('scopes are named apart, by blanks or by commas', () => {
  const named = scopesFor('device_code', [
    'user.read',
    'device.read,oauthapp.write',
    'auditlog.read offline_access',
  ]);
  expect(named).toEqual(['user.read', 'device.read', 'oauthapp.write', 'auditlog.read', 'offline_access']);
});

test('a scope that there is not is refused, with those that there are', () => {
  expect(() => scopesFor('device_code', ['device.raed'])).toThrow(
    expect.objectContaining({
      name: 'UsageError',
      message: 'there is no scope "device.raed"',
      hint: expect.stringContaining('device.read,'),
    }),
  );
});
