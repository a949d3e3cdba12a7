import { isLoopback } from '@smart-me/api-core/http';
import { UsageError } from '../failure/command-error.ts';
import type { SignInGrant } from './scopes.ts';

/** The OAuth client that signs in. */
export interface SignInClient {
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** Whether it is that of a simulator's seed, not one that somebody has named. */
  readonly isSeeded: boolean;
}

/** Where a client may come from. */
export interface ClientChoice {
  readonly grant: SignInGrant;
  readonly baseUrl: string;
  /** The id that was given; else the environment's counts. */
  readonly clientId?: string;
  /** Whether the secret is to come from stdin. */
  readonly clientSecretStdin?: true;
  /** Of the simulator, when one listens at the base URL. */
  readonly seed: number;
}

/** Reads the secret from stdin, or asks for it where a person sits. */
export type ReadSecret = (question: string) => Promise<string>;

/**
 * The client that was named, or that of the simulator on this machine. Its secret comes from the environment or from
 * stdin; never from an option, which the shell's history and other users' process lists would show.
 *
 * @throws UsageError when there is none
 */
export async function clientOf(
  { grant, baseUrl, clientId: given, clientSecretStdin, seed }: ClientChoice,
  environment: NodeJS.ProcessEnv,
  { readSecret, isAtTerminal }: { readonly readSecret: ReadSecret; readonly isAtTerminal: boolean },
): Promise<SignInClient> {
  const { [CLIENT_ID]: known, [CLIENT_SECRET]: knownSecret } = environment;
  const clientId = given || known;
  if (!clientId) return seededClient(grant, baseUrl, seed);
  const isKnown = !known || known === clientId;
  const ask = (): Promise<string> => readSecret(`Secret of the OAuth client ${clientId}: `);
  if (clientSecretStdin) return { clientId, clientSecret: await ask(), isSeeded: false };
  // The secret in the environment is that of the client there, and no other server's or client's business.
  if (isKnown && knownSecret) return { clientId, clientSecret: knownSecret, isSeeded: false };
  if (grant !== 'client_credentials') return { clientId, isSeeded: false };
  if (isAtTerminal) return { clientId, clientSecret: await ask(), isSeeded: false };
  throw new UsageError(
    `there is no secret of the OAuth client ${clientId}`,
    `Set ${CLIENT_SECRET}, or pipe the secret in with --client-secret-stdin.`,
  );
}

const CLIENT_ID = 'SMART_ME_CLIENT_ID';
const CLIENT_SECRET = 'SMART_ME_CLIENT_SECRET';

async function seededClient(grant: SignInGrant, baseUrl: string, seed: number): Promise<SignInClient> {
  if (!isLoopback(baseUrl)) {
    throw new UsageError(
      `there is no OAuth client to sign in with at ${baseUrl}`,
      `Make an OAuth application in your smart-me account, and name it by --client-id or ${CLIENT_ID}.`,
    );
  }
  const { simulatorCredentials } = await import('@smart-me/simulator/credentials');
  const { oauth, public: publicClient } = simulatorCredentials(seed);
  return { ...(grant === 'client_credentials' ? oauth : publicClient), isSeeded: true };
}
