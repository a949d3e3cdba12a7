import type { PostgresSink } from '@smart-me/postgres';
import { Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';
import { Lazily } from './opening.ts';

/** How long a connection may take to come about, in milliseconds. */
const CONNECTION_TIMEOUT = 10_000;
const CONNECTIONS = 4;

/** The option that names a database. It is looked at by `requirePostgresUrl`: an option's own parser would show what was given. */
export const postgresOption = (): Option =>
  new Option('--postgres <url>', 'with a table of readings: postgres://me@127.0.0.1/energy');

/** Says what is in an address of a database. The address itself is not shown: a password can be in it. */
function requirePostgresUrl(text: string): void {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new UsageError(
      'the address of the database is no URL of PostgreSQL',
      'Write it as postgres://me@127.0.0.1:5432/energy; the password can be in PGPASSWORD.',
    );
  }
  const isHere = url.hostname === '' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (!isHere && !url.searchParams.has('sslmode')) {
    throw new UsageError(
      'the address of the database does not say whether the line is encrypted',
      'Add ?sslmode=verify-full, or ?sslmode=disable where nobody else is on the line.',
    );
  }
}

/**
 * The table of readings of a database, in the shape it has, which is made when it is first used. So a database that is down at
 * the start is waited for, as one that goes down later is.
 */
export async function openPostgres(url: string): Promise<PostgresSink> {
  requirePostgresUrl(url);
  // One after the other: on Node 22 Jest loads no two modules at once that share others.
  const { migrate, postgresSink, shapeOf } = await import('@smart-me/postgres');
  const { Pool } = await import('pg');
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    max: CONNECTIONS,
    keepAlive: true,
    // A server that is frozen or cut off does not respond to the end of an idle connection: the command ends all the same.
    allowExitOnIdle: true,
    application_name: 'smart-me',
  });
  const closing = new AbortController();
  const { signal } = closing;
  const table = new Lazily(async () => {
    const shape = (await shapeOf({ pool, signal })) ?? 'values';
    await migrate({ pool, shape, signal });
    return postgresSink({ pool, shape });
  });
  /** A table that somebody has dropped meanwhile, or whose database is a new one, is made again. */
  const use = async <Result>(
    ends: AbortSignal | undefined,
    ask: (one: PostgresSink) => Promise<Result>,
  ): Promise<Result> => {
    const one = await table.get(ends);
    try {
      return await ask(one);
    } catch (error) {
      if (!isTableMissing(error)) throw error;
      await table.drop(one);
      return ask(await table.get(ends));
    }
  };
  return {
    write: (readings, options) => use(options?.signal, (one) => one.write(readings, options)),
    position: (ends) => use(ends, (one) => one.position(ends)),
    devices: () => use(undefined, (one) => one.devices()),
    gaps: (deviceId, range, options) => use(options.signal, (one) => one.gaps(deviceId, range, options)),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await table[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}

/** PostgreSQL's `undefined_table` (https://www.postgresql.org/docs/15/errcodes-appendix.html), which the sink puts into words. */
const isTableMissing = (error: unknown): boolean =>
  error instanceof Error &&
  typeof error.cause === 'object' &&
  error.cause !== null &&
  'code' in error.cause &&
  error.cause.code === '42P01';
