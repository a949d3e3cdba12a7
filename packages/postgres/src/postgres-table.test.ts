import { describe, expect } from '@jest/globals';
import { Pool } from 'pg';
import { migrate, schemaSql } from './postgres-table.ts';
import { postgresSink } from './postgres-sink.ts';
import { power, reading } from './testing/readings.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool, server } = postgresForTests();

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

describe.each(['values', 'readings'] as const)(
  'a table with a row for each of its %s that is there',
  (shape) => {
    test('is found while others read it and VACUUM has it: to look takes no lock', async () => {
      const place = { table: `busy ${shape}`, shape };
      await migrate({ pool: pool(), ...place });
      const busy = await pool().connect();
      await busy.query(`BEGIN; LOCK TABLE "${place.table}" IN SHARE UPDATE EXCLUSIVE MODE`);
      if (shape === 'readings') await busy.query(`SELECT FROM "${place.table}_values"`);
      const impatient = new Pool({ connectionString: server().url, options: '-c lock_timeout=10' });
      const outcome = await migrate({ pool: impatient, ...place }).then(
        () => 'found',
        (error: unknown) => String(error),
      );
      await busy.query('COMMIT');
      busy.release();
      await impatient.end();
      expect(outcome).toBe('found');
    });
  },
);

describe('a user who may not create', () => {
  // Not by the default of the server: before PostgreSQL 15 everybody could create in the schema public.
  const asUser = async (name: string, schema: string): Promise<Pool> => {
    await pool().query(
      `CREATE SCHEMA ${schema}; CREATE ROLE ${name} LOGIN; GRANT USAGE ON SCHEMA ${schema} TO ${name}`,
    );
    const url = new URL(server().url);
    url.username = name;
    return new Pool({ connectionString: url.href });
  };

  test('is told so, and what to grant, which is enough', async () => {
    const own = await asUser('reader', 'theirs');
    await expect(migrate({ pool: own, schema: 'theirs', table: 'power' })).rejects.toThrow(
      /^The table "theirs"\."power" cannot be made by this user: permission denied .*grant CREATE on the schema/,
    );
    await pool().query('GRANT CREATE ON SCHEMA theirs TO reader');
    await migrate({ pool: own, schema: 'theirs', table: 'power' });
    await migrate({ pool: own, schema: 'theirs', table: 'power' });
    await own.end();
  });

  describe.each(['values', 'readings'] as const)(
    'and a table of another with a row for each of its %s',
    (shape) => {
      test('writes into it with no more than SELECT, INSERT and UPDATE', async () => {
        const place = { schema: `made_${shape}`, table: 'power', shape };
        const name = `writer_of_${shape}`;
        const own = await asUser(name, place.schema);
        await migrate({ pool: pool(), ...place });
        await pool().query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${place.schema} TO ${name}`);
        const denied = postgresSink({ pool: own, ...place });
        await expect(denied.write([reading(0, [[power, 1, 'W']])])).rejects.toThrow(
          new RegExp(
            `^The table "${place.schema}"\\."power" cannot be read and written by this user: permission denied for table power(_layout)?\\. Its owner can grant SELECT, INSERT and UPDATE on `,
          ),
        );
        await pool().query(`GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ${place.schema} TO ${name}`);
        await migrate({ pool: own, ...place });
        const sink = postgresSink({ pool: own, ...place });
        const write = (count: number, more: number) =>
          sink.write(
            Array.from({ length: count }, (_, n) => reading(n, [[power, n + more, 'W']])),
            { position: `${count}` },
          );
        // By arrays and by COPY, new and changed.
        expect(await write(1, 0)).toMatchObject({ stored: 1 });
        expect(await write(300, 0)).toMatchObject({ stored: 299, repeated: 1 });
        expect(await write(300, 1)).toMatchObject({ changed: 300 });
        expect(await write(2, 2)).toMatchObject({ changed: 2 });
        expect(await sink.position()).toBe('2');
        await own.end();
      });
    },
  );
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
