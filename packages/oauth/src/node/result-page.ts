import { createHash } from 'node:crypto';
import { isOAuthError } from '../error/oauth-error.ts';

/** Text has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3), light and dark. */
const STYLE = `
:root {
  color-scheme: light dark;
  font: 1rem/1.5 system-ui, sans-serif;
  color: light-dark(#16211c, #e8eeea);
  background: light-dark(#f3f6f4, #101613);
}
body {
  width: min(26rem, 100% - 2rem);
  min-height: 100svh;
  margin: 0 auto;
  display: grid;
  align-content: center;
  overflow-wrap: anywhere;
}
main {
  padding: 1.5rem;
  background: light-dark(#fff, #19211d);
  border: 1px solid light-dark(#dbe3de, #2e3933);
  border-top: 4px solid light-dark(#00694b, #6fdcb4);
  border-radius: 0.75rem;
}
main.failed { border-top-color: light-dark(#a3231b, #ffb3a8); }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; line-height: 1.2; }
p { margin: 0; }
`;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  connection: 'close',
};

/** The page that ends a sign-in in the browser. Nothing of the callback is in it. */
export function resultPage(error: unknown): {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
} {
  if (error === undefined) {
    const text = 'You can close this window and go back to the program.';
    return { status: 200, headers: HEADERS, body: page('You are signed in', text, 'done') };
  }
  const text = `Go back to the program: it says why${isOAuthError(error) ? ` (${error.code})` : ''}.`;
  return { status: 400, headers: HEADERS, body: page('The sign-in did not work', text, 'failed') };
}

function page(title: string, text: string, outcome: 'done' | 'failed'): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
<main class="${outcome}"><h1>${title}</h1><p>${text}</p></main>
</html>`;
}
