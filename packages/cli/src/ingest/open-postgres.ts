import type { PostgresSink } from '@smart-me/postgres';
import { Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';

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
 * The table of readings of a database, in the shape it has, which is made when it is first used. So a database that is down at the start is waited
 * for, as one that goes down later is.
 */
export async function openPostgres(url: string): Promise<PostgresSink> {
  requirePostgresUrl(url);
  const [{ migrate, postgresSink, shapeOf }, { Pool }] = await Promise.all([
    import('@smart-me/postgres'),
    import('pg'),
  ]);
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
  let opened: PostgresSink | undefined;
  let opening: Promise<PostgresSink> | undefined;
  const open = async (): Promise<PostgresSink> => {
    const { signal } = closing;
    const shape = (await shapeOf({ pool, signal })) ?? 'values';
    await migrate({ pool, shape, signal });
    opened = postgresSink({ pool, shape });
    return opened;
  };
  const sink = (): Promise<PostgresSink> =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));
  /** A table that somebody has dropped meanwhile, or whose database is a new one, is made again. */
  const use = async <Result>(
    signal: AbortSignal | undefined,
    ask: (one: PostgresSink) => Promise<Result>,
  ): Promise<Result> => {
    const one = await within(signal, sink());
    try {
      return await ask(one);
    } catch (error) {
      if (!isTableMissing(error)) throw error;
      if (opened === one) {
        await one[Symbol.asyncDispose]();
        opened = opening = undefined;
      }
      return ask(await within(signal, sink()));
    }
  };
  return {
    write: (readings, options) => use(options?.signal, (one) => one.write(readings, options)),
    position: (signal) => use(signal, (one) => one.position(signal)),
    devices: () => use(undefined, (one) => one.devices()),
    gaps: (deviceId, range, options) => use(options.signal, (one) => one.gaps(deviceId, range, options)),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await opened?.[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}

/** What is opened for all who ask is waited for by each as long as it likes. */
async function within<Result>(signal: AbortSignal | undefined, opening: Promise<Result>): Promise<Result> {
  if (signal === undefined) return opening;
  signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const end = (): void => {
    ended.reject(signal.reason);
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([opening, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

/** PostgreSQL's `undefined_table` (https://www.postgresql.org/docs/15/errcodes-appendix.html), which the sink puts into words. */
const isTableMissing = (error: unknown): boolean =>
  error instanceof Error &&
  typeof error.cause === 'object' &&
  error.cause !== null &&
  'code' in error.cause &&
  error.cause.code === '42P01';
