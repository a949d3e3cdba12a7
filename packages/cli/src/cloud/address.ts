import { isLoopback } from '@smart-me/api-core/http';
import { commandName } from '../failure/failure-line.ts';

/** Where smart-me's own cloud is. */
export const PLATFORM = 'https://api.smart-me.com';

/** What every command takes that speaks with a cloud: which one, and as whom. */
export interface CloudOptions {
  readonly baseUrl?: string;
  readonly profile?: string;
  readonly seed: number;
}

/** A cloud, and as whom a command is signed in there. */
export interface CloudAddress {
  readonly baseUrl: string;
  /** The profile of several on this machine; the only sign-in at the cloud when left out. */
  readonly profile?: string | undefined;
}

/** A command for this cloud, to be pasted: `smart-me login --base-url http://127.0.0.1:8472`. */
export function commandFor(command: string, { baseUrl, profile }: CloudAddress): string {
  const as = profile === undefined ? '' : ` --profile ${profile}`;
  const at = baseUrl === PLATFORM ? '' : ` --base-url ${baseUrl}`;
  return `${commandName()} ${command}${as}${at}`;
}

/** What this machine refuses it refuses a moment later too: the sooner it is said the better. */
export function retryAt(baseUrl: string): { readonly limit?: number } {
  return isLoopback(baseUrl) ? { limit: 0 } : {};
}
