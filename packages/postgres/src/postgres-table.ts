import { quoted } from '@smart-me/obis';
import type { PostgresClient, PostgresPool } from './postgres-pool.ts';
import { codeOf, transaction } from './transaction.ts';

/** Which table readings are in. */
export interface TableOptions {
  /** Its name, as it is: it is quoted. `readings` unless told otherwise. */
  readonly table?: string | undefined;
  /** The schema it is in; the first of the search path unless told otherwise. It is made by `migrate` when it is missing. */
  readonly schema?: string | undefined;
  /** What a row is; `values` unless told otherwise. */
  readonly shape?: TableShape | undefined;
}

/**
 * `values`: a row for each value. `readings`: a row for each reading, its numbers in an array, which is written in about half the
 * time on a tenth of the disk; the view `<table>_values` shows it as a table of values.
 */
export type TableShape = 'values' | 'readings';

export interface MigrateOptions extends TableOptions {
  /** A `Pool` of `pg`. */
  readonly pool: PostgresPool;
  /** Ends the wait for a server that does not respond. */
  readonly signal?: AbortSignal | undefined;
}

/** Bytes of a name that PostgreSQL keeps; it cuts off what is longer. */
const MAX_NAME = 63;
/** Two processes that start at the same time would both make the table: this lock lets one wait. Any number serves. */
const MIGRATION_LOCK = 7_383_627;

const SHAPES: readonly string[] = ['values', 'readings'] satisfies TableShape[];

/** The names of a table, quoted. */
export interface TableNames {
  readonly readings: string;
  readonly positions: string;
  readonly schema: string | undefined;
  /** The table's name alone, as text of SQL: `'readings'`. */
  readonly literal: string;
  /** A row for each value: the table itself, or the view of it. */
  readonly values: string;
  /** What the values of a row are, where a row holds a reading. */
  readonly layouts: string;
  readonly shape: TableShape;
}

export function tableNames({ table = 'readings', schema, shape = 'values' }: TableOptions): TableNames {
  if (!SHAPES.includes(shape)) {
    throw new TypeError(`shape is ${quoted(shape)}; it can be 'values' or 'readings'.`);
  }
  const within = (name: string): string =>
    schema === undefined ? identifier(name) : `${identifier(schema)}.${identifier(name)}`;
  const readings = within(table);
  return {
    readings,
    positions: within(`${table}_position`),
    schema: schema === undefined ? undefined : identifier(schema),
    literal: `'${readings.replaceAll("'", "''")}'`,
    values: shape === 'values' ? readings : within(`${table}_values`),
    layouts: within(`${table}_layout`),
    shape,
  };
}

/**
 * The SQL that `migrate` runs, for those who keep theirs in migrations of their own.
 *
 * @example
 * console.log(schemaSql({ table: 'readings' }));
 */
export function schemaSql(options: TableOptions = {}): string {
  const { schema, ...names } = tableNames(options);
  return `${schema === undefined ? '' : `CREATE SCHEMA IF NOT EXISTS ${schema};\n`}${tablesSql(names)}`;
}

const tablesSql = (names: Omit<TableNames, 'schema'>): string =>
  `${names.shape === 'values' ? tableOfValues(names.readings) : tableOfReadings(names)}CREATE TABLE IF NOT EXISTS ${names.positions} (
  name text PRIMARY KEY,
  position text NOT NULL
);
`;

const tableOfValues = (name: string): string => `CREATE TABLE IF NOT EXISTS ${name} (
  device_id uuid NOT NULL,
  obis text NOT NULL,
  time timestamptz NOT NULL,
  ticks smallint NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  source text NOT NULL CHECK (source IN ('realtime', 'poll', 'history')),
  PRIMARY KEY (device_id, obis, time, ticks)
);
COMMENT ON COLUMN ${name}.ticks IS 'Of 100 ns beyond the microsecond of time';
COMMENT ON COLUMN ${name}.value IS 'In unit: each code has one';
`;

// No foreign key: it would be looked up for every row, and `postgresSink` puts each layout there before a row names it.
const tableOfReadings = ({
  readings,
  layouts,
  values,
}: Pick<TableNames, 'readings' | 'layouts' | 'values'>): string => `CREATE TABLE IF NOT EXISTS ${layouts} (
  id uuid PRIMARY KEY,
  obis text[] NOT NULL,
  unit text[] NOT NULL,
  source text[] NOT NULL CHECK (source <@ ARRAY['realtime', 'poll', 'history'])
);
COMMENT ON TABLE ${layouts} IS 'What the values of a reading are, in their order';
CREATE TABLE IF NOT EXISTS ${readings} (
  device_id uuid NOT NULL,
  time timestamptz NOT NULL,
  ticks smallint NOT NULL,
  layout uuid NOT NULL,
  value double precision[] NOT NULL,
  PRIMARY KEY (device_id, time, ticks)
);
COMMENT ON COLUMN ${readings}.ticks IS 'Of 100 ns beyond the microsecond of time';
COMMENT ON COLUMN ${readings}.value IS 'Each of the code and in the unit that the layout has at the same place';
CREATE OR REPLACE VIEW ${values} AS
  SELECT device_id, one.obis, time, ticks, one.value, one.unit, one.source
  FROM ${readings} AS reading JOIN ${layouts} AS layout ON layout.id = reading.layout,
    unnest(layout.obis, reading.value, layout.unit, layout.source) AS one (obis, value, unit, source);
`;

/**
 * Makes the tables where they are missing, as `schemaSql` shows them; where the extension TimescaleDB is installed, readings are
 * a hypertable by time. Again it changes nothing, and waits for nobody. A user who does not own the tables needs no more than to read
 * and write them.
 *
 * @throws Error when the table is there in the other shape, is no table of readings, or may not be made by this user
 * @example
 * await migrate({ pool, table: 'readings' });
 */
export async function migrate({ pool, signal, ...table }: MigrateOptions): Promise<void> {
  await transaction(pool, signal, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const names = tableNames(table);
    const found = await shapeWithin(client, names);
    if (found !== undefined && found !== names.shape) throw wrongShape(names);
    const { isThere, isOurs } = await ownershipOf(client, names);
    if (!isThere) {
      // Its notices that something is there already are of no interest.
      await client
        .query(`SET LOCAL client_min_messages = warning; ${await missingSql(client, table)}`)
        .catch((error: unknown) => {
          throw isDenied(error) ? mayNotMake(names, error) : error;
        });
    }
    if (!isThere || isOurs) await makeHypertable(client, names);
  });
}

/** `schemaSql`, without a schema that is there: to make one "if not exists" needs the right to make any. */
async function missingSql(client: PostgresClient, table: TableOptions): Promise<string> {
  const names = tableNames(table);
  const { rows } = await client.query('SELECT to_regnamespace($1) IS NULL AS missing', [names.schema]);
  return rows[0]?.['missing'] === true ? schemaSql(table) : tablesSql(names);
}

/**
 * Whether all is there, and ours. To make what is there "if not exists" would need the right to make it, and wait for whoever holds
 * a lock on it, such as VACUUM or a long query of the view.
 */
async function ownershipOf(
  client: PostgresClient,
  { readings, positions, values, layouts, shape }: TableNames,
): Promise<{ readonly isThere: boolean; readonly isOurs: boolean }> {
  const { rows } = await client.query(
    `SELECT bool_and(oid IS NOT NULL) AS there, bool_and(pg_has_role(relowner, 'USAGE')) AS ours
    FROM unnest($1::text[]) AS name LEFT JOIN pg_class ON oid = to_regclass(name)`,
    [[readings, positions, ...(shape === 'values' ? [] : [values, layouts])]],
  );
  return { isThere: rows[0]?.['there'] === true, isOurs: rows[0]?.['ours'] === true };
}

// PostgreSQL's error codes (https://www.postgresql.org/docs/15/errcodes-appendix.html).
const INSUFFICIENT_PRIVILEGE = '42501';
const UNDEFINED_TABLE = '42P01';
const UNDEFINED_COLUMN = '42703';

const isDenied = (error: unknown): error is Error =>
  error instanceof Error && codeOf(error) === INSUFFICIENT_PRIVILEGE;

const mayNotMake = ({ readings }: TableNames, cause: Error): Error =>
  new Error(
    `The table ${readings} cannot be made by this user: ${cause.message}. The owner of the database can grant CREATE on the schema (on public nobody else has it since PostgreSQL 15), or make the tables and grant SELECT, INSERT and UPDATE on them.`,
    { cause },
  );

/**
 * The shape of a table; `undefined` when it is not there.
 *
 * @throws Error when it is there, and no table of readings
 * @example
 * const sink = postgresSink({ pool, shape: await shapeOf({ pool }) });
 */
export function shapeOf({ pool, signal, table, schema }: MigrateOptions): Promise<TableShape | undefined> {
  return transaction(pool, signal, (client) => shapeWithin(client, tableNames({ table, schema })));
}

/** What a table of each shape has, beside what others have added. */
const COLUMNS: Readonly<Record<TableShape, readonly string[]>> = {
  values: ['device_id', 'obis', 'time', 'ticks', 'value', 'unit', 'source'],
  readings: ['device_id', 'time', 'ticks', 'layout', 'value'],
};

async function shapeWithin(
  client: PostgresClient,
  { readings, literal }: TableNames,
): Promise<TableShape | undefined> {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
    WHERE attrelid = to_regclass(${literal}) AND attnum > 0 AND NOT attisdropped`,
  );
  if (rows.length === 0) return undefined;
  const types = new Map(rows.map(({ name, type }) => [String(name), String(type)]));
  const obis = types.get('obis') ?? (types.has('layout') ? '[]' : '');
  const shape = obis.endsWith('[]') ? 'readings' : 'values';
  const missing = COLUMNS[shape].filter((name) => !types.has(name));
  if (missing.length > 0) {
    throw new Error(
      `The table ${readings} is there, and no table of readings, since it has no column ${missing.join(', ')}: name another table, schema or database.`,
    );
  }
  return shape;
}

const wrongShape = ({ readings, shape }: TableNames, cause?: unknown): Error =>
  new Error(
    `The table ${readings} has a row for each ${shape === 'values' ? 'reading' : 'value'}: say shape: '${shape === 'values' ? 'readings' : 'values'}', or name another table.`,
    { cause },
  );

/** An error of PostgreSQL in words that say what to do, where there are any; else as it is. */
export async function reasonOf(
  { pool, signal }: Pick<MigrateOptions, 'pool' | 'signal'>,
  names: TableNames,
  error: unknown,
): Promise<unknown> {
  const { readings, positions, layouts, shape } = names;
  if (isDenied(error)) {
    const beside = shape === 'values' ? positions : `${positions}, ${layouts}`;
    return new Error(
      `The table ${readings} cannot be read and written by this user: ${error.message}. Its owner can grant SELECT, INSERT and UPDATE on ${readings}, ${beside}.`,
      { cause: error },
    );
  }
  const code = codeOf(error);
  if (code !== UNDEFINED_TABLE && code !== UNDEFINED_COLUMN) return error;
  const found = await transaction(pool, signal, (client) => shapeWithin(client, names));
  if (found !== undefined && found !== shape) return wrongShape(names, error);
  return new Error(`There is no table ${readings}, or none that belongs to it: call migrate() first.`, {
    cause: error,
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
