import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { systemCode } from '@smart-me/api-core/http';
import {
  clientCredentials,
  isOAuthError,
  OAuthError,
  type TokenSource,
  tokenSource,
  type TokenStore,
} from '@smart-me/oauth';
import { fileStore } from '@smart-me/oauth/node';
import { commandFor, type CloudAddress } from '../cloud/address.ts';
import { CommandError } from '../failure/command-error.ts';
import { type KeptSignIn, parseSignIn, serializeSignIn, type SignIn } from './sign-in.ts';

/** Where the sign-in at one cloud, or that of one profile, is kept, for the person alone. */
export interface SignInFile {
  readonly path: string;
  /**
   * What is kept; undefined when nobody is signed in.
   *
   * @throws CommandError when the file cannot be read, or holds something else
   */
  read(): Promise<KeptSignIn | undefined>;
  /** What is kept. @throws CommandError when nobody is signed in */
  kept(): Promise<KeptSignIn>;
  /** Signs calls with the tokens of this sign-in, and keeps the file up to date when they are renewed. */
  tokenSource(signIn: SignIn): TokenSource;
  /** Deletes the file. */
  forget(): Promise<void>;
}

/** The file of the sign-in at this cloud: the sign-in at one cloud, or of one profile, leaves the others alone. */
export function signInFile(cloud: CloudAddress, environment: NodeJS.ProcessEnv): SignInFile {
  const path = join(signInFolder(environment), nameOf(cloud));
  const file = fileStore(path);
  const where = cloud.profile === undefined ? `at ${cloud.baseUrl}` : `as profile ${cloud.profile}`;
  const read = async (): Promise<KeptSignIn | undefined> => {
    const text = await Promise.resolve(file.read()).catch((cause: unknown) => {
      throw new CommandError(
        `${path} cannot be read: ${systemCode(cause) ?? 'unknown reason'}`,
        'Check the permissions of the file.',
      );
    });
    if (text === undefined) return undefined;
    const kept = parseSignIn(text);
    if (kept !== undefined) return kept;
    throw new CommandError(`${path} is no sign-in`, `Forget the sign-in: ${commandFor('logout', cloud)}`);
  };
  return {
    path,
    read,
    kept: async () => {
      const kept = await read();
      if (kept !== undefined) return kept;
      throw new CommandError(`nobody is signed in ${where}`, `Sign in: ${commandFor('login', cloud)}`);
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
        throw new CommandError(
          `${path} cannot be deleted: ${systemCode(cause) ?? 'unknown reason'}`,
          'Delete it by hand.',
        );
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

/** All sign-ins on this machine: of each cloud, and of each profile by its name. */
export async function signInsHere(
  environment: NodeJS.ProcessEnv,
): Promise<readonly { readonly profile: string | undefined; readonly kept: KeptSignIn }[]> {
  const names = await readdir(signInFolder(environment)).catch(() => []);
  const found = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map(async (name) => {
      const text = await Promise.resolve(fileStore(join(signInFolder(environment), name)).read());
      const kept = text === undefined ? undefined : parseSignIn(text);
      return kept && [{ profile: PROFILE_FILE.exec(name)?.[1], kept }];
    });
  return (await Promise.all(found)).flatMap((each) => each ?? []);
}

/** An @ is part of no host name. */
const PROFILE_FILE = /^@(.*)\.json$/;

function nameOf({ profile, baseUrl }: CloudAddress): string {
  // A colon is no character of a file name on Windows.
  return `${profile === undefined ? new URL(baseUrl).host.replaceAll(/[^\w.-]/g, '_') : `@${profile}`}.json`;
}

function signInFolder(environment: NodeJS.ProcessEnv): string {
  return join(configFolder(environment), 'sign-ins');
}

/**
 * Where this person's settings of smart-me are: `$XDG_CONFIG_HOME/smart-me` or `~/.config/smart-me` on Linux (XDG Base
 * Directory Specification), `~/Library/Application Support/smart-me` on macOS, `%APPDATA%\\smart-me` on Windows.
 */
export function configFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') {
    const home = environment['USERPROFILE'] || homedir();
    return win32.join(environment['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), FOLDER);
  }
  const home = environment['HOME'] || homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', FOLDER);
  const chosen = environment['XDG_CONFIG_HOME'] ?? '';
  // The specification: a relative path is invalid, and is to be ignored.
  return posix.join(posix.isAbsolute(chosen) ? chosen : posix.join(home, '.config'), FOLDER);
}

const FOLDER = 'smart-me';
