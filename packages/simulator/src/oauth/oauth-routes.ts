/** Where the platform has its OAuth endpoints, by oidc-provider's names. */
export const OAUTH_ROUTES = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  device_authorization: '/oauth/device',
  code_verification: '/oauth/verify',
  jwks: '/oauth/jwks',
} as const;

/** Where a person signs in and consents. */
export const INTERACTION_ROUTE = '/oauth/interaction';

const PATHS: readonly string[] = [...Object.values(OAUTH_ROUTES), INTERACTION_ROUTE, '/.well-known'];

/** Whether a path belongs to OAuth; `/oauth/applications` and its like are REST. */
export function isOAuthPath(pathname: string): boolean {
  const wanted = pathname.toLowerCase();
  return PATHS.some((path) => wanted === path || wanted.startsWith(`${path}/`));
}
