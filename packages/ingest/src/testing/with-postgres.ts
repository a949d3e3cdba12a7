import { afterAll, beforeAll } from '@jest/globals';
import { needing, type NeedingTests } from '@smart-me-tools/testing';
import { migrate, type PostgresSink, postgresSink } from '@smart-me/postgres';
import { findPostgres, type PostgresServer, startPostgres } from '@smart-me/postgres/testing';
import { Pool } from 'pg';

const isMissing = findPostgres() === undefined;

/** `test`, skipped where PostgreSQL is not installed. */
export const testWithPostgres: NeedingTests['test'] = needing(
  isMissing ? 'PostgreSQL is not installed' : undefined,
).test;

/** A table, empty at first. */
export interface TestTable {
  readonly sink: PostgresSink;
  /** Every value as a line, in the order of time and code: `TIME CODE VALUE UNIT`. */
  readonly lines: (source?: string) => Promise<string[]>;
}

/** A PostgreSQL for one test file; each call makes a table of its own. */
export function temporaryTables(): {
  readonly server: () => PostgresServer;
  readonly table: () => Promise<TestTable>;
} {
  let server: PostgresServer | undefined;
  let pool: Pool | undefined;
  let count = 0;
  beforeAll(async () => {
    if (isMissing) return;
    server = await startPostgres({ settings: ['fsync=off'] });
    pool = new Pool({ connectionString: server.url });
  });
  afterAll(async () => {
    await pool?.end();
    await server?.[Symbol.asyncDispose]();
  });
  return {
    server: () => {
      if (server === undefined) throw new Error('PostgreSQL is not running.');
      return server;
    },
    async table() {
      const own = pool;
      if (own === undefined) throw new Error('PostgreSQL is not running.');
      const table = `readings_${(count += 1)}`;
      await migrate({ pool: own, table });
      return {
        sink: postgresSink({ pool: own, table }),
        lines: async (source) => {
          const { rows } = await own.query<Record<string, string>>(
            `SELECT to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ticks || 'Z' AS time, obis, value, unit
            FROM ${table} WHERE $1::text IS NULL OR source = $1`,
            [source],
          );
          return rows
            .map(
              ({ time, obis, value, unit }) =>
                `${String(time)} ${String(obis)} ${Number(value)} ${String(unit)}`,
            )
            .sort();
        },
      };
    },
  };
}
