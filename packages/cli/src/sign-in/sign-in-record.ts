import { Tokens } from '@smart-me/oauth';
import { isScope } from './scopes.ts';
import { SignIn, type SignInGrant } from './sign-in.ts';

/** A sign-in with its tokens, as text for a file; under the names of RFC 6749. Secret. */
export function serializeSignIn(signIn: SignIn, tokens: string): string {
  const { issuer, grant, clientId, clientSecret, scopes } = signIn.reveal();
  const content: unknown = JSON.parse(tokens);
  const record = {
    issuer,
    grant,
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes.join(' '),
    tokens: content,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** Reads what {@link serializeSignIn} wrote; undefined when it is something else. */
export function parseSignIn(text: string): KeptSignIn | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (!isRecord(record)) return undefined;
    const { issuer, grant, client_id: clientId, client_secret: clientSecret, scope, tokens } = record;
    const scopes = scope.split(' ').filter(isScope);
    return {
      signIn: new SignIn({ issuer, grant, clientId, clientSecret, scopes }),
      tokens: Tokens.parse(JSON.stringify(tokens)),
    };
  } catch {
    return undefined;
  }
}

/** A sign-in, and the tokens that it has now. */
export interface KeptSignIn {
  readonly signIn: SignIn;
  readonly tokens: Tokens;
}

interface SignInRecord {
  readonly issuer: string;
  readonly grant: SignInGrant;
  readonly client_id: string;
  readonly client_secret?: string;
  readonly scope: string;
  readonly tokens: unknown;
}

const GRANTS: ReadonlySet<unknown> = new Set<SignInGrant>([
  'device_code',
  'authorization_code',
  'client_credentials',
]);

function isRecord(value: unknown): value is SignInRecord {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: keyof SignInRecord): unknown => Reflect.get(value, name);
  const texts = [field('issuer'), field('client_id'), field('scope'), field('client_secret') ?? ''];
  return texts.every((text) => typeof text === 'string') && GRANTS.has(field('grant'));
}
