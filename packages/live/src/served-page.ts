import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PAGE_BODY, PAGE_SCRIPT, PAGE_STYLE, SIGN_IN_BODY, SIGN_IN_SCRIPT } from './gen/page.ts';

/** A page as it is sent. */
export interface ServedPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly gzipped: Buffer;
}

let live: ServedPage | undefined;

/** The live page: everything inside. */
export function servedPage(): ServedPage {
  return (live ??= pageOf(PAGE_BODY, PAGE_SCRIPT));
}

/** The form that asks for the token. */
export function signInPage(wasWrong: boolean): ServedPage {
  return pageOf(
    wasWrong ? SIGN_IN_BODY.replace('<p id="wrong" hidden', '<p id="wrong"') : SIGN_IN_BODY,
    SIGN_IN_SCRIPT,
  );
}

function pageOf(body: string, script: string): ServedPage {
  const text =
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n' +
    `<title>smart-me live</title>\n<link rel="icon" href="data:,">\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n${body}\n` +
    `<script>${script}</script>\n</body>\n</html>\n`;
  return { text, gzipped: gzipSync(text, { level: 9 }), headers: headersFor(script) };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing comes from elsewhere, nothing goes elsewhere, nobody frames it, and no text becomes markup. */
function headersFor(script: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(PAGE_STYLE)}`,
      "connect-src 'self'",
      'img-src data:',
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // With `no-referrer` a browser sends the form of the sign-in as of no origin, which is refused (Fetch, Origin header).
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
