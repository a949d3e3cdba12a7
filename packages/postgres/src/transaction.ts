import type { PostgresClient, PostgresPool } from './postgres-pool.ts';

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
  let isReleased = false;
  const release = (error?: Error): void => {
    if (isReleased) return;
    isReleased = true;
    client.release(error);
  };
  // It closes the socket, so that what waits for an answer fails.
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

/** A connection; one that comes after the signal goes back at once. */
async function connected(pool: PostgresPool, signal: AbortSignal | undefined): Promise<PostgresClient> {
  const connecting = pool.connect();
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
