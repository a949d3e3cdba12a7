import { afterAll, beforeAll } from '@jest/globals';
import { needing, type NeedingTests } from '@smart-me-tools/testing';
import { Pool } from 'pg';
import { findPostgres, type PostgresServer, startPostgres } from '../server/start-postgres.ts';

const isMissing = findPostgres() === undefined;
/** `test`, skipped where PostgreSQL is not installed. */
export const { test }: NeedingTests = needing(
  isMissing ? 'PostgreSQL is not installed: no initdb found' : undefined,
);

/** A PostgreSQL for one test file. */
export function postgresForTests(): { readonly server: () => PostgresServer; readonly pool: () => Pool } {
  let server: PostgresServer | undefined;
  let pool: Pool | undefined;
  beforeAll(async () => {
    if (isMissing) return;
    server = await startPostgres({ settings: ['fsync=off'] });
    pool = new Pool({ connectionString: server.url });
  });
  afterAll(async () => {
    await pool?.end();
    await server?.[Symbol.asyncDispose]();
  });
  return { server: () => present(server), pool: () => present(pool) };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('PostgreSQL is not running.');
  return value;
}
