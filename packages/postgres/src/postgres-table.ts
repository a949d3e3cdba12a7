import type { PostgresClient, PostgresPool } from './postgres-pool.ts';
import { transaction } from './transaction.ts';

/** Which table readings are in. */
export interface TableOptions {
  /** Its name, as it is: it is quoted. `readings` unless told otherwise. */
  readonly table?: string | undefined;
  /** The schema it is in; the first of the search path unless told otherwise. It is made by `migrate` when it is missing. */
  readonly schema?: string | undefined;
}

export interface MigrateOptions extends TableOptions {
  /** A `Pool` of `pg`. */
  readonly pool: PostgresPool;
}

/** Bytes of a name that PostgreSQL keeps; it cuts off what is longer. */
const MAX_NAME = 63;
/** Two processes that start at the same time would both make the table: this lock lets one wait. Any number serves. */
const MIGRATION_LOCK = 7_383_627;

/** The names of a table, quoted. */
export interface TableNames {
  readonly readings: string;
  readonly positions: string;
  readonly schema: string | undefined;
  /** The table's name alone, as text of SQL: `'readings'`. */
  readonly literal: string;
}

export function tableNames({ table = 'readings', schema }: TableOptions): TableNames {
  const within = (name: string): string =>
    schema === undefined ? identifier(name) : `${identifier(schema)}.${identifier(name)}`;
  const readings = within(table);
  return {
    readings,
    positions: within(`${table}_position`),
    schema: schema === undefined ? undefined : identifier(schema),
    literal: `'${readings.replaceAll("'", "''")}'`,
  };
}

/**
 * The SQL that `migrate` runs, for those who keep theirs in migrations of their own.
 *
 * @example
 * console.log(schemaSql({ table: 'readings' }));
 */
export function schemaSql(options: TableOptions = {}): string {
  const { schema, readings, positions } = tableNames(options);
  return `${schema === undefined ? '' : `CREATE SCHEMA IF NOT EXISTS ${schema};\n`}CREATE TABLE IF NOT EXISTS ${readings} (
  device_id uuid NOT NULL,
  obis text NOT NULL,
  time timestamptz NOT NULL,
  ticks smallint NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  source text NOT NULL CHECK (source IN ('realtime', 'poll', 'history')),
  PRIMARY KEY (device_id, obis, time, ticks)
);
COMMENT ON COLUMN ${readings}.ticks IS 'Of 100 ns beyond the microsecond of time';
COMMENT ON COLUMN ${readings}.value IS 'In unit: each code has one';
CREATE TABLE IF NOT EXISTS ${positions} (
  name text PRIMARY KEY,
  position text NOT NULL
);
`;
}

/**
 * Makes the tables where they are missing, as `schemaSql` shows them; where the extension TimescaleDB is installed, readings are
 * a hypertable by time. Again it changes nothing.
 *
 * @example
 * await migrate({ pool, table: 'readings' });
 */
export async function migrate({ pool, ...table }: MigrateOptions): Promise<void> {
  await transaction(pool, undefined, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    // Its notices that something is there already are of no interest.
    await client.query(`SET LOCAL client_min_messages = warning; ${schemaSql(table)}`);
    await makeHypertable(client, tableNames(table));
  });
}

async function makeHypertable(client: PostgresClient, { literal }: TableNames): Promise<void> {
  const { rows } = await client.query(`
    SELECT quote_ident(nspname) AS schema FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname = 'timescaledb'`);
  const schema = rows[0]?.['schema'];
  if (typeof schema !== 'string') return;
  await client.query(
    `SELECT ${schema}.create_hypertable(${literal}::regclass, 'time', if_not_exists => true, migrate_data => true)`,
  );
}

/**
 * A name, quoted.
 *
 * @throws TypeError when PostgreSQL would not keep it as it is
 */
function identifier(name: string): string {
  if (name === '' || name.includes('\0') || Buffer.byteLength(name) > MAX_NAME) {
    throw new TypeError(
      `${JSON.stringify(name.slice(0, 80))} cannot name a table or schema: it needs 1 to ${MAX_NAME} bytes, beside "_position".`,
    );
  }
  return `"${name.replaceAll('"', '""')}"`;
}
