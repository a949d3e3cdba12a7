import { isSmartMeError } from '@smart-me/api-core';
import type { Tokens } from '@smart-me/oauth';
import { commandFor } from '../cloud/address.ts';
import { readSecret } from '../terminal/read-secret.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { clientOf } from './client-of.ts';
import { grantOf } from './grant-of.ts';
import { loginFailure } from './login-failure.ts';
import type { LoginOptions } from './login-options.ts';
import { scopesFor } from './scopes.ts';
import { signInFile } from './sign-in-file.ts';
import { SignIn, type SignInGrant } from './sign-in.ts';
import { nameOf, signedInUser } from './signed-in-user.ts';

/** Signs in and keeps the tokens, in place of those before them. */
export async function runLogin(
  options: LoginOptions,
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> {
  const { baseUrl } = options;
  const grant = grantNameOf(options);
  const scopes = scopesFor(grant, options.scope);
  const { isSeeded, ...client } = await clientOf({ ...options, grant }, environment, {
    readSecret,
    isAtTerminal: process.stdin.isTTY,
  });
  const signIn = new SignIn({ issuer: new URL(baseUrl).origin, grant, scopes, ...client });
  const file = signInFile(baseUrl, environment);
  const tokens = await obtain(signIn, options, terminal).catch((cause: unknown) => {
    throw loginFailure(cause, { baseUrl, isSeeded });
  });
  const source = file.tokenSource(signIn);
  await source.signIn(tokens);

  // Its name is a courtesy: whoever may not read it, or is cut off just now, is signed in all the same.
  const user = await signedInUser(baseUrl, source, terminal.stopSignal()).catch((error: unknown) => {
    if (!isSmartMeError(error)) throw error;
    return undefined;
  });
  terminal.print(`Signed in at ${baseUrl}${user === undefined ? '' : ` as ${nameOf(user)}`}.`);
  terminal.print(`Scopes: ${(tokens.scopes ?? scopes).join(' ')}`);
  terminal.print(`Kept in ${file.path}, for you alone.`);
  terminal.print(
    `To watch your devices: ${terminal.emphasize('strong', commandFor('demo --signed-in', baseUrl))}`,
  );
}

function grantNameOf({ browser, clientCredentials }: LoginOptions): SignInGrant {
  if (clientCredentials) return 'client_credentials';
  return browser ? 'authorization_code' : 'device_code';
}

function obtain(signIn: SignIn, options: LoginOptions, terminal: Terminal): Promise<Tokens> {
  return signIn
    .oauthClient()
    .requestTokens(grantOf(signIn, options, terminal), { signal: terminal.stopSignal() });
}
