import { isOAuthError } from '../error/oauth-error.ts';

/** The page that ends a sign-in in the browser. Nothing of the callback is in it. */
export function resultPage(error: unknown): {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
} {
  const [status, title, text] =
    error === undefined
      ? [200, 'You are signed in', 'You can close this window and go back to the program.']
      : [
          400,
          'The sign-in did not work',
          `Go back to the program: it says why${isOAuthError(error) ? ` (${error.code})` : ''}.`,
        ];
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'",
      connection: 'close',
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`,
  };
}
