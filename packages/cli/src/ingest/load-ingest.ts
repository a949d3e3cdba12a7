import { existsSync } from 'node:fs';
import type * as IngestPackage from '@smart-me/ingest';
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';

/** The option that names the file of readings. */
export const spoolOption = (): Option =>
  new Option('--spool <file>', 'with the readings of this machine')
    .argParser(parseFile)
    .default('smart-me.db');

/** Loads the package, without the warning that Node 22 has for SQLite: nobody who runs a command can do anything about it. */
export async function loadIngest(): Promise<typeof IngestPackage> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite')) Reflect.apply(emitWarning, undefined, [warning, ...rest]);
  };
  try {
    return await import('@smart-me/ingest');
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Refuses to make an empty file out of a typing mistake. */
export function requireSpool(path: string): void {
  if (existsSync(path)) return;
  throw new UsageError(`there is no file ${path}`, 'Name the one that smart-me ingest writes, by --spool.');
}

/** The name of a file of SQLite: an empty one, and `:memory:`, would be no file. */
function parseFile(text: string): string {
  if (text !== '' && !text.startsWith(':')) return text;
  throw new InvalidArgumentError('It is the name of a file.');
}
