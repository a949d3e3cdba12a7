/** The published scopes: what an API key or an access token may do. `offline_access` asks for a refresh token. */
export const scopes = [
  'user.read',
  'user.readwrite',
  'device.read',
  'device.readswitch',
  'device.readwrite',
  'auditlog.read',
  'partner.read',
  'partner.write',
  'partner.updatefirmware',
  'realtimeapi.read',
  'realtimeapi.readwrite',
  'oauthapp.write',
  'offline_access',
] as const;

/** One of the published {@link scopes}. */
export type Scope = (typeof scopes)[number];

/** A scope of any API: the published ones are offered while typing, and an API of one's own may name its own. */
export type AnyScope = Scope | (string & Record<never, never>);
