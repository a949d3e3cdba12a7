import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '@smart-me/api-core/http';

/** Who may see the page. */
export interface Access {
  /** Why a request is refused, whoever sends it: a status and a sentence. */
  refusalOf(request: IncomingMessage): Refusal | undefined;
  /** Whether a request may see readings: always where there is no token. */
  isSignedIn(request: IncomingMessage): boolean;
  /** The cookie for whoever knows the token; undefined for a wrong one. */
  signIn(token: string): string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

export interface AccessOptions {
  readonly host: string;
  readonly token: string | undefined;
  readonly allowedHosts: readonly string[];
}

const COOKIE = 'smart-me-live';
/** How long a sign-in lasts, in seconds. */
const LASTS = 30 * 86_400;
/** Wrong tokens in a minute, by whomever, before all are refused for the rest of it. */
const MAX_WRONG = 20;

/**
 * On loopback a page is for this machine. A name that is not of this machine is refused there, since any page can give its own
 * name the address 127.0.0.1 (DNS rebinding); elsewhere it must be an address, which cannot be rebound, or a name that was allowed.
 */
export function accessOf({ host, token, allowedHosts }: AccessOptions): Access {
  const names = new Set([host, ...allowedHosts].map((name) => nameOf(name) ?? name));
  const isLocal = isThisMachine(host);
  const servesName = (name: string): boolean =>
    isThisMachine(name) || names.has(name) || (!isLocal && IP_ADDRESS.test(name));
  let wrong = { count: 0, since: 0 };

  return {
    refusalOf({ headers, method, url = '/' }) {
      const name = nameOf(headers.host ?? '');
      if (name === undefined || !servesName(name))
        return {
          status: 421,
          reason: 'The live page is not served under this name. Open it by its address.',
        };
      const isNavigation =
        method === 'GET' && url.split('?')[0] === '/' && headers['sec-fetch-dest'] === 'document';
      const isForeign =
        (headers.origin !== undefined && !isOriginOf(headers.origin, headers.host ?? '')) ||
        !['same-origin', 'none'].includes(headers['sec-fetch-site'] ?? 'none');
      // A link may lead to the page; nothing of it may be read or sent by the page of another origin.
      return isForeign && !isNavigation
        ? { status: 403, reason: 'Only the live page itself may do that.' }
        : undefined;
    },
    isSignedIn: ({ headers }) => token === undefined || isOwnCookie(cookieOf(headers.cookie), token),
    signIn(given) {
      if (token === undefined) return undefined;
      if (Date.now() - wrong.since > 60_000) wrong = { count: 0, since: Date.now() };
      if (wrong.count >= MAX_WRONG) return undefined;
      if (!isSame(given, token)) {
        wrong.count += 1;
        return undefined;
      }
      const expires = Math.floor(Date.now() / 1000) + LASTS;
      return `${COOKIE}=${expires}.${signatureOf(expires, token)}; Path=/; Max-Age=${LASTS}; HttpOnly; SameSite=Strict`;
    },
  };
}

/** The signature alone is in the cookie, so a server that starts again knows it, and nobody learns the token from it. */
function signatureOf(expires: number, token: string): string {
  return createHmac('sha256', token).update(`smart-me live ${expires}`).digest('base64url');
}

function isOwnCookie(cookie: string, token: string): boolean {
  const [expires = '', signature = ''] = cookie.split('.');
  const isCurrent = /^\d{1,12}$/.test(expires) && Number(expires) * 1000 > Date.now();
  return isCurrent && isSame(signature, signatureOf(Number(expires), token));
}

/** In the same time whatever differs, the lengths too. */
function isSame(one: string, other: string): boolean {
  const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashOf(one), hashOf(other));
}

function cookieOf(header = ''): string {
  const found = header.split(';').find((cookie) => cookie.trim().startsWith(`${COOKIE}=`));
  return found?.trim().slice(COOKIE.length + 1) ?? '';
}

/** Whether a host is a name or an address of this machine. */
export function isThisMachine(host: string): boolean {
  return isLoopback(`http://${nameOf(host) ?? ''}`);
}

const IP_ADDRESS = /^(\d+(\.\d+){3}|\[[0-9a-f:.]+\])$/;

/** The name in a `Host` header, or of an address, in the one way that URLs write it. */
function nameOf(host: string): string | undefined {
  return (URL.parse(`http://${host}`) ?? URL.parse(`http://[${host}]`))?.hostname;
}

/** Whether a page is one of the very server that a `Host` header names, whether or not a proxy adds TLS. */
function isOriginOf(origin: string, host: string): boolean {
  return ['http', 'https'].some((scheme) => URL.parse(`${scheme}://${host}`)?.origin === origin);
}
