import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { OAuthError } from '../error/oauth-error.ts';
import { resultPage } from './result-page.ts';

test('the page after a sign-in says that the person can go back', () => {
  const { status, body } = resultPage(undefined);
  expect(status).toBe(200);
  expect(body).toContain('<title>You are signed in</title>');
  expect(body).toContain(
    '<main class="done"><h1>You are signed in</h1><p>You can close this window and go back to the program.</p></main>',
  );
});

test.each<[string, unknown, string]>([
  ['of this package by its code', new OAuthError('SECRET', { code: 'access_denied' }), ' (access_denied)'],
  ['of another kind not at all', new Error('SECRET'), ''],
])('the page after a failed one tells of a fault %s', (_what, error, reason) => {
  const { status, body } = resultPage(error);
  expect(status).toBe(400);
  expect(body).toContain('<title>The sign-in did not work</title>');
  expect(body).toContain(
    `<main class="failed"><h1>The sign-in did not work</h1><p>Go back to the program: it says why${reason}.</p></main>`,
  );
  expect(body).not.toContain('SECRET');
});

test('the page may do nothing but show itself in its own style', () => {
  const { headers, body } = resultPage(undefined);
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(body) ?? [];
  expect(style).toContain('main.failed');
  expect(headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    connection: 'close',
  });
});
