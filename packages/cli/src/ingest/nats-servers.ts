import { readFile } from 'node:fs/promises';
import type { NatsCredentials, NatsServerOptions } from '@smart-me/nats';
import type { Command } from 'commander';
import { UsageError } from '../failure/command-error.ts';

/** Which servers, and as whom. */
export interface NatsOptions {
  readonly nats: string;
  readonly natsCreds?: string;
}

const USER = 'SMART_ME_NATS_USER';
const PASSWORD = 'SMART_ME_NATS_PASSWORD';
const TOKEN = 'SMART_ME_NATS_TOKEN';

/** Where readings of now are published unless told otherwise. */
export const READINGS_SUBJECT = 'smart-me.readings';

/** `--nats` with what it is for, and `--nats-creds`. */
export function withNatsServers(command: Command, what: string): Command {
  return command
    .option('--nats <urls>', `${what}: nats://a:4222,nats://b:4222`)
    .option('--nats-creds <file>', 'credentials, as NATS writes them');
}

/** The servers, with the credentials of the file or of the environment. */
export async function natsServers(
  { nats, natsCreds }: NatsOptions,
  environment: NodeJS.ProcessEnv,
): Promise<NatsServerOptions> {
  return { servers: nats, credentials: await credentialsOf(natsCreds, environment) };
}

/** What is wrong with the options is no fault of the servers. */
export function natsUsage(error: unknown): never {
  if (!(error instanceof TypeError)) throw error;
  throw new UsageError(error.message, 'Look at --nats and what goes with it.');
}

async function credentialsOf(
  file: string | undefined,
  { [USER]: user, [PASSWORD]: password, [TOKEN]: token }: NodeJS.ProcessEnv,
): Promise<NatsCredentials | undefined> {
  if (file !== undefined) {
    try {
      return { creds: await readFile(file, 'utf8') };
    } catch (cause) {
      throw new UsageError(`${file} cannot be read`, 'Name the .creds file of a user.', { cause });
    }
  }
  if (token) return { token };
  if (user && password) return { user, password };
  return undefined;
}
