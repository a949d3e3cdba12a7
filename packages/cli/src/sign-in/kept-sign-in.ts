import { commandFor } from '../cloud/address.ts';
import { CommandError } from '../failure/command-error.ts';
import type { SignInFile } from './sign-in-file.ts';
import type { KeptSignIn } from './sign-in-record.ts';

/** The sign-in at this cloud. @throws CommandError when nobody is signed in */
export async function keptSignIn(file: SignInFile, baseUrl: string): Promise<KeptSignIn> {
  const kept = await file.read();
  if (kept !== undefined) return kept;
  throw new CommandError(`nobody is signed in at ${baseUrl}`, `Sign in: ${commandFor('login', baseUrl)}`);
}
