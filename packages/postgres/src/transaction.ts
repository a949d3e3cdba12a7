import type { PostgresClient, PostgresPool } from './postgres-pool.ts';

/** PostgreSQL's code (https://www.postgresql.org/docs/15/errcodes-appendix.html) of a transaction that is to be tried again. */
export const SERIALIZATION_FAILURE = '40001';

/** The code of an error of PostgreSQL. */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

/**
 * Runs one transaction on a connection of the pool. One that failed in the midst is closed, unless it could be rolled back.
 *
 * @param signal ends the wait: the connection is closed, and the server rolls back what it had of it
 */
export async function transaction<Result>(
  pool: PostgresPool,
  signal: AbortSignal | undefined,
  run: (client: PostgresClient) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const client = await connected(pool, signal);
  // The pool listens to idle connections alone. One that breaks between two queries would end the process; the next fails.
  client.on('error', ignore);
  let isReleased = false;
  const release = (error?: Error): void => {
    if (isReleased) return;
    isReleased = true;
    // One that is closed may tell of its end later.
    if (error === undefined) client.off('error', ignore);
    client.release(error);
  };
  // It closes the socket, so that what waits for a response fails.
  const abort = (): void => {
    release(new Error('The write was aborted.'));
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    release();
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    const isRolledBack = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    release(isRolledBack ? undefined : new Error('The transaction could not be rolled back.'));
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

const ignore = (): void => undefined;

/** A connection; one that comes after the signal goes back at once. */
async function connected(pool: PostgresPool, signal: AbortSignal | undefined): Promise<PostgresClient> {
  const connecting = pool.connect().catch(withMessage);
  if (signal === undefined) return connecting;
  const end = Promise.withResolvers<never>();
  const abort = (): void => {
    end.reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([connecting, end.promise]);
  } catch (error) {
    connecting.then(
      (client) => {
        client.release();
      },
      () => undefined,
    );
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A host of several addresses fails with an error for each, and a message that is empty. */
function withMessage(error: unknown): never {
  if (!(error instanceof AggregateError) || error.message !== '') throw error;
  const messages = new Set(
    error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))),
  );
  throw new Error([...messages].join('; '), { cause: error });
}
