import { describe, expect } from '@jest/globals';
import { postgresSink } from './postgres-sink.ts';
import { migrate, shapeOf } from './postgres-table.ts';
import { power, quotedName, reading, total } from './testing/readings.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool } = postgresForTests();
let count = 0;
const newTable = (): string => `packed ${(count += 1)}`;

const fresh = async () => {
  const table = newTable();
  await migrate({ pool: pool(), table, shape: 'readings' });
  return { table, sink: postgresSink({ pool: pool(), table, shape: 'readings' }) };
};

describe('a table of readings', () => {
  test('has a row for each reading, into which what comes later of the same time is merged', async () => {
    const { table, sink } = await fresh();
    await sink.write([reading(0, [[total, 5, 'kWh']])], { source: 'history' });
    expect(
      await sink.write([
        reading(0, [
          [total, 5.0004, 'kWh'],
          [power, 1, 'W'],
        ]),
      ]),
    ).toEqual({ stored: 1, repeated: 1, changed: 0, refused: [] });
    const { rows } = await pool().query(
      `SELECT obis, value, unit, source FROM ${quotedName(table)} JOIN ${quotedName(`${table}_layout`)} ON id = layout`,
    );
    expect(rows).toEqual([
      {
        obis: ['1-0:1.8.0*255', '1-0:1.7.0*255'],
        value: [5, 1],
        unit: ['kWh', 'W'],
        source: ['realtime', 'realtime'],
      },
    ]);
  });

  test('names what its values are by one layout for all that are alike', async () => {
    const { table, sink } = await fresh();
    await sink.write(Array.from({ length: 300 }, (_, n) => reading(n, [[power, n, 'W']])));
    await sink.write([reading(300, [[power, 0.3, 'kW']])]);
    await sink.write([reading(0, [[total, 1, 'kWh']])], { source: 'history' });
    const { rows } = await pool().query(
      `SELECT obis, unit, source, count(*)::int FROM ${quotedName(`${table}_layout`)} JOIN ${quotedName(table)} ON id = layout
      GROUP BY id ORDER BY count DESC`,
    );
    expect(rows).toEqual([
      { obis: ['1-0:1.7.0*255'], unit: ['W'], source: ['realtime'], count: 300 },
      {
        obis: ['1-0:1.7.0*255', '1-0:1.8.0*255'],
        unit: ['W', 'kWh'],
        source: ['realtime', 'history'],
        count: 1,
      },
    ]);
  });

  test('takes readings of new codes from many writers at the same moment', async () => {
    const { table } = await fresh();
    const sinks = [1, 2, 3, 4].map(() => postgresSink({ pool: pool(), table, shape: 'readings' }));
    const kinds = [
      [[power, 1, 'W']],
      [[total, 1, 'kWh']],
      [
        [total, 1, 'kWh'],
        [power, 1, 'W'],
      ],
    ] as const;
    const written = await Promise.all(
      sinks.map((sink, at) => sink.write(kinds.map((values, n) => reading(3 * at + n, values)))),
    );
    expect(written.map(({ stored }) => stored)).toEqual([4, 4, 4, 4]);
    const { rows } = await pool().query(
      `SELECT count(*)::int AS values FROM ${quotedName(`${table}_values`)}`,
    );
    expect(rows).toEqual([{ values: 16 }]);
  });

  test('whose layouts somebody has deleted says so, and is left as it is', async () => {
    const { table, sink } = await fresh();
    await sink.write([reading(0, [[total, 5, 'kWh']])]);
    await pool().query(`DELETE FROM ${quotedName(`${table}_layout`)}`);
    await expect(sink.write([reading(0, [[power, 1, 'W']])])).rejects.toThrow(
      `of a reading is not in "${table}_layout"`,
    );
    const { rows } = await pool().query(`SELECT value FROM ${quotedName(table)}`);
    expect(rows).toEqual([{ value: [5] }]);
  });

  test('is not taken for one of values, nor the other way round', async () => {
    for (const [shape, other] of [
      ['values', 'readings'],
      ['readings', 'values'],
    ] as const) {
      const table = newTable();
      await migrate({ pool: pool(), table, shape });
      expect(await shapeOf({ pool: pool(), table })).toBe(shape);
      const said = `has a row for each ${shape.slice(0, -1)}: say shape: '${shape}'`;
      await expect(migrate({ pool: pool(), table, shape: other })).rejects.toThrow(said);
      const sink = postgresSink({ pool: pool(), table, shape: other });
      await expect(sink.write([reading(0, [[power, 1, 'W']])])).rejects.toThrow(said);
    }
  });

  test('is not one whose codes are arrays of its own', async () => {
    const table = newTable();
    await pool().query(
      `CREATE TABLE ${quotedName(table)} (device_id uuid, obis text[], time timestamptz, ticks smallint, value float8[], unit text[], source text[])`,
    );
    for (const shape of ['values', 'readings'] as const) {
      await expect(migrate({ pool: pool(), table, shape })).rejects.toThrow('it has no column layout');
    }
  });
});
