import { scopes as publishedScopes } from '@smart-me/api-core';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { OAUTH_ROUTES } from './oauth-routes.ts';

const KNOWN: ReadonlySet<string> = new Set(['openid', ...publishedScopes]);
const ROUTES: readonly string[] = [OAUTH_ROUTES.token, OAUTH_ROUTES.device_authorization];
const ERROR_URI = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';

/**
 * Tells scopes that nobody has from those that this client has not, as the platform was seen to do: an unknown one is
 * `invalid_scope`, one that the application does not hold is `invalid_request`. oidc-provider lets the first pass, and calls
 * the second `invalid_scope`. Every error has an `error_uri`.
 */
export async function scopeErrors(context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  const { body } = context;
  if (!ROUTES.includes(context.path) || typeof body !== 'object' || body === null) return;
  const error = 'error' in body ? body.error : undefined;
  const problem = error === undefined || error === 'invalid_scope' ? scopeProblem(context) : undefined;
  if (problem !== undefined) context.status = 400;
  if (problem !== undefined || error !== undefined)
    context.body = { ...(problem ?? body), error_uri: ERROR_URI };
}

function scopeProblem({
  oidc,
}: KoaContextWithOIDC): { error: string; error_description: string } | undefined {
  const { client } = oidc;
  // As it was sent: the parameters of oidc-provider hold known ones only.
  const sent = oidc.body?.['scope'];
  const requested = typeof sent === 'string' ? sent.split(' ').filter(Boolean) : [];
  if (client === undefined || requested.length === 0) return undefined;
  if (!requested.every((scope) => KNOWN.has(scope)))
    return { error: 'invalid_scope', error_description: 'A scope of the request is unknown.' };
  const held = new Set(client.scope?.split(' '));
  if (!requested.every((scope) => held.has(scope)))
    return {
      error: 'invalid_request',
      error_description: 'A scope of the request is not allowed for this client application.',
    };
  return undefined;
}
