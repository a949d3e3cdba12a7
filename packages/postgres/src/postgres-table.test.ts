import { describe, expect } from '@jest/globals';
import { migrate, schemaSql } from './postgres-table.ts';
import { postgresSink } from './postgres-sink.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool } = postgresForTests();

describe('the tables', () => {
  test('are made once, in a schema of any name, by many at the same time', async () => {
    const place = { pool: pool(), schema: 'my "meters"; DROP', table: "it's" };
    await Promise.all([1, 2, 3].map(() => migrate(place)));
    const sink = postgresSink(place);
    await sink.write([], { position: '1' });
    expect(await sink.position()).toBe('1');
    const { rows } = await pool().query<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1',
      [place.schema],
    );
    expect(rows.map(({ name }) => name)).toEqual(["it's", "it's_position"]);
  });

  test('cannot have a name that PostgreSQL would change', () => {
    for (const table of ['', 'a\0b', 'x'.repeat(60)]) expect(() => schemaSql({ table })).toThrow(TypeError);
  });

  test('are those of the SQL that is shown', async () => {
    await pool().query(
      `CREATE SCHEMA shown; SET search_path TO shown; ${schemaSql()} SET search_path TO DEFAULT`,
    );
    await postgresSink({ pool: pool(), schema: 'shown' }).write([], { position: '5' });
  });
});

describe('TimescaleDB', () => {
  test('where it is installed, gets the readings as a hypertable by time', async () => {
    // Debian has no package of it: an extension of its name, and a function that notes how it was called.
    await pool().query(`
      CREATE SCHEMA "the extension";
      CREATE TABLE called (relation regclass, dimension name, if_not_exists boolean, migrate_data boolean);
      CREATE FUNCTION "the extension".create_hypertable(
        relation regclass, time_column_name name, if_not_exists boolean, migrate_data boolean) RETURNS void
        LANGUAGE sql AS 'INSERT INTO public.called VALUES ($1, $2, $3, $4)';
      INSERT INTO pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
        SELECT 99999, 'timescaledb', 10, oid, false, '2' FROM pg_namespace WHERE nspname = 'the extension'`);
    await migrate({ pool: pool(), table: "hyper's" });
    const { rows } = await pool().query(
      'SELECT relation::text, dimension, if_not_exists, migrate_data FROM called',
    );
    expect(rows).toEqual([
      { relation: `"hyper's"`, dimension: 'time', if_not_exists: true, migrate_data: true },
    ]);
    await pool().query("DELETE FROM pg_extension WHERE extname = 'timescaledb'");
  });
});
