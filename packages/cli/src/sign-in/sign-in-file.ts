import { join } from 'node:path';
import {
  clientCredentials,
  isOAuthError,
  OAuthError,
  type TokenSource,
  tokenSource,
  type TokenStore,
} from '@smart-me/oauth';
import { fileStore } from '@smart-me/oauth/node';
import { commandFor } from '../cloud/address.ts';
import { CommandError } from '../failure/command-error.ts';
import { configFolder } from './config-folder.ts';
import { type KeptSignIn, parseSignIn, serializeSignIn } from './sign-in-record.ts';
import type { SignIn } from './sign-in.ts';

/** Where the sign-in at one cloud is kept, for the person alone. */
export interface SignInFile {
  readonly path: string;
  /**
   * What is kept; undefined when nobody is signed in.
   *
   * @throws CommandError when the file cannot be read, or holds something else
   */
  read(): Promise<KeptSignIn | undefined>;
  /** Signs calls with the tokens of this sign-in, and keeps the file up to date when they are renewed. */
  tokenSource(signIn: SignIn): TokenSource;
  /** Deletes the file. */
  forget(): Promise<void>;
}

/** The file of the sign-in at the cloud with this base URL: one cloud's sign-in leaves that of another alone. */
export function signInFile(baseUrl: string, environment: NodeJS.ProcessEnv): SignInFile {
  const path = pathOf(baseUrl, environment);
  const file = fileStore(path);
  const damaged = (reason: string): CommandError =>
    new CommandError(`${path} ${reason}`, `Forget the sign-in: ${commandFor('logout', baseUrl)}`);
  return {
    path,
    read: async () => {
      const text = await Promise.resolve(file.read()).catch((cause: unknown) => {
        throw new CommandError(
          `${path} cannot be read: ${codeOf(cause)}`,
          'Check the permissions of the file.',
        );
      });
      if (text === undefined) return undefined;
      const kept = parseSignIn(text);
      if (kept === undefined) throw damaged('is no sign-in');
      return kept;
    },
    tokenSource: (signIn) => {
      const { grant, scopes } = signIn;
      return tokenSource(signIn.oauthClient(), {
        store: tokensIn(file, signIn),
        ...(grant === 'client_credentials' && { grant: clientCredentials({ scopes }) }),
      });
    },
    forget: async () => {
      const clear = async (): Promise<void> => file.clear();
      await (file.exclusive === undefined ? clear() : file.exclusive(clear)).catch((cause: unknown) => {
        if (isOAuthError(cause)) throw cause;
        throw new CommandError(`${path} cannot be deleted: ${codeOf(cause)}`, 'Delete it by hand.');
      });
    },
  };
}

/** The place of the tokens in the file of their sign-in. */
function tokensIn(file: TokenStore, signIn: SignIn): TokenStore {
  return {
    ...file,
    read: async () => {
      const text = await file.read();
      const kept = text === undefined ? undefined : parseSignIn(text);
      // A command that runs for long must not undo what the person has done meanwhile in another window.
      if (kept?.signIn.isSame(signIn) !== true)
        throw new OAuthError('This sign-in has been ended by another command.', { code: 'sign_in_required' });
      return kept.tokens.serialize();
    },
    write: (tokens) => file.write(serializeSignIn(signIn, tokens)),
  };
}

function pathOf(baseUrl: string, environment: NodeJS.ProcessEnv): string {
  // A colon is no character of a file name on Windows.
  const name = new URL(baseUrl).host.replaceAll(/[^\w.-]/g, '_');
  return join(configFolder(environment), 'sign-ins', `${name}.json`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}
