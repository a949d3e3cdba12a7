import { inspect } from 'node:util';
import { deriveSeed, seededToken } from '../random/seeded.ts';
import { REDACTED } from './secret.ts';

/** What a client signs in to the simulator with. `JSON.stringify` gives the values, for a file or a child process; printing does not. */
export interface SimulatorCredentials {
  /** For `Authorization: ApiKey …`; may do everything. */
  readonly apiKey: string;
  /** A device client: client credentials only. */
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  /** A confidential client: authorization code, device code and refresh. */
  readonly confidential: { readonly clientId: string; readonly clientSecret: string };
  /** A public client: the same without a secret. */
  readonly public: { readonly clientId: string };
  /** The person of the account: for Basic sign-in and the login page. */
  readonly username: string;
  readonly password: string;
}

/** The credentials of a simulator with this seed. */
export function simulatorCredentials(seed: number): SimulatorCredentials {
  const token = (name: string, length: number): string => seededToken(deriveSeed(seed, name), length);
  return concealed({
    apiKey: token('api key', 40),
    oauth: concealed({ clientId: 'simulator-device', clientSecret: token('device client', 40) }),
    confidential: concealed({
      clientId: 'simulator-confidential',
      clientSecret: token('confidential client', 40),
    }),
    public: { clientId: 'simulator-public' },
    username: 'demo',
    password: token('password', 16),
  });
}

/** Prints as a placeholder; its properties are as before. */
function concealed<T extends object>(secrets: T): T {
  return Object.defineProperty(secrets, inspect.custom, { value: () => REDACTED });
}
