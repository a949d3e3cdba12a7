import { describe, expect } from '@jest/globals';
import type { ObisCode } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { setTimeout as delay } from 'node:timers/promises';
import { postgresSink } from './postgres-sink.ts';
import { migrate, type TableShape } from './postgres-table.ts';
import { one, power, quotedName, reading, total } from './testing/readings.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool } = postgresForTests();
let count = 0;
/** So many that their bytes travel in more than one piece. */
const MANY = 2000;

describe.each(['values', 'readings'] as const)('a gap in a table of %s', (shape) => {
  const fresh = async () => {
    const table = `gap ${(count += 1)}`;
    await migrate({ pool: pool(), table, shape });
    return { table, sink: postgresSink({ pool: pool(), table, shape }) };
  };
  const filling = (from: number, to: number, more = 0): DeviceReading[] =>
    Array.from({ length: to - from }, (_, n) => {
      const values: [ObisCode, number, string][] = [
        [power, n + from + more, 'W'],
        [total, n + from + more, 'kWh'],
      ];
      return reading(n + from, values);
    });

  test('is told, by device', async () => {
    const { sink } = await fresh();
    const at = (minute: number): DeviceReading =>
      reading(60 * minute, [
        [power, 1, 'W'],
        [total, minute, 'kWh'],
      ]);
    await sink.write([0, 15, 45, 60].map(at));
    await sink.write([at(30)], { source: 'history' });
    const range = { from: at(-60).timestamp, to: at(70).timestamp };
    const gap = (from: number, to: number) => ({ from: at(from).timestamp, to: at(to).timestamp });
    expect(await sink.gaps(one, range, { longestMinutes: 15 })).toEqual([gap(-60, 0)]);
    expect(await sink.gaps(one, range, { longestMinutes: 15, withoutHistory: true })).toEqual([
      gap(-60, 0),
      gap(15, 45),
    ]);
    const ever = { from: Timestamp.min, to: Timestamp.max };
    const nobody = '00000000-0000-0000-0000-000000000000';
    expect(await sink.gaps(nobody, ever, { longestMinutes: 15 })).toEqual([ever]);
    expect(await sink.devices()).toEqual([one]);
  });

  test('that is empty is filled; what came in real time meanwhile stays, and the same again changes nothing', async () => {
    const { table, sink } = await fresh();
    const history = { source: 'history' } as const;
    await sink.write(filling(0, 1, 7));
    expect(await sink.write(filling(1, MANY), history)).toEqual({
      stored: 2 * (MANY - 1),
      repeated: 0,
      changed: 0,
      refused: [],
    });
    expect(await sink.write(filling(0, MANY), history)).toMatchObject({ stored: 0, repeated: 2 * MANY });
    expect(await sink.write(filling(MANY - 500, MANY + 500, 1), history)).toMatchObject({
      stored: 1000,
      changed: 1000,
    });
    expect(await powers(table, shape)).toEqual([
      [0, 7],
      [MANY - 501, MANY - 501],
      [MANY - 500, MANY - 499],
      [MANY + 499, MANY + 500],
    ]);
  });

  test('into which another writer puts a reading at the same moment is filled around it', async () => {
    const { table, sink } = await fresh();
    const other = await pool().connect();
    await other.query('BEGIN');
    await other.query(FIFTH_SECOND[shape](table));
    const writing = sink.write(filling(0, 300), { source: 'history', position: '9' });
    const held = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%${table}"%'`;
    while ((await pool().query(held)).rowCount === 0) await delay(20);
    await other.query('COMMIT');
    other.release();
    expect(await writing).toEqual({ stored: 599, repeated: 1, changed: 0, refused: [] });
    expect(await sink.position()).toBe('9');
    const { rows } = await pool().query(
      `SELECT value FROM ${quotedName(valuesOf(table, shape))} WHERE source = 'realtime' AND obis = '1-0:1.7.0*255'`,
    );
    expect(rows).toEqual([{ value: 105 }]);
  });

  test('is filled in whatever order readings come, and whatever codes and units each of them has', async () => {
    const { table, sink } = await fresh();
    const readings = Array.from({ length: 600 }, (_, n) => {
      const [watts, energy] = [
        [power, n, 'W'],
        [total, 1000 * n, 'Wh'],
      ] as const;
      return [[watts, energy], [energy, watts], [[power, n / 1000, 'kW'] as const], [watts, watts]].map(
        (values, at) => reading(4 * n + at, values),
      );
    }).flat();
    const more = reading(7, [[total, 1000, 'Wh']]);
    const written = await sink.write([...readings, more].toReversed(), { source: 'history' });
    expect(written).toEqual({ stored: 600 * 6 + 1, repeated: 600, changed: 0, refused: [] });
    const { rows } = await pool().query(
      `SELECT obis, unit, count(*)::int, sum(value), max(value) FROM ${quotedName(valuesOf(table, shape))}
      GROUP BY obis, unit ORDER BY obis`,
    );
    const sum = (599 * 600) / 2;
    expect(rows).toEqual([
      { obis: '1-0:1.7.0*255', unit: 'W', count: 2400, sum: 4 * sum, max: 599 },
      { obis: '1-0:1.8.0*255', unit: 'kWh', count: 1201, sum: 2 * sum + 1, max: 599 },
    ]);
  });

  test('is filled where the table has columns of its own types and more of them', async () => {
    const { table, sink } = await fresh();
    await pool().query(
      shape === 'values'
        ? `ALTER TABLE ${quotedName(table)} ALTER COLUMN value TYPE numeric, ADD COLUMN noted timestamptz DEFAULT now()`
        : `DROP VIEW ${quotedName(`${table}_values`)}; ALTER TABLE ${quotedName(table)} ALTER COLUMN value TYPE numeric[], ADD COLUMN noted timestamptz DEFAULT now()`,
    );
    expect(await sink.write(filling(0, 300), { source: 'history' })).toMatchObject({ stored: 600 });
    expect(await sink.write(filling(0, 300), { source: 'history' })).toMatchObject({ repeated: 600 });
  });
});

/** A power of 105 W, as if it came in real time. */
const FIFTH_SECOND = {
  values: (
    table: string,
  ) => `INSERT INTO ${quotedName(table)} (device_id, obis, time, ticks, value, unit, source)
    SELECT '${one}', '1-0:1.7.0*255', to_timestamp(1790000005) + interval '851 microseconds', 2, 105, 'W', 'realtime'`,
  readings: (table: string) => `INSERT INTO ${quotedName(`${table}_layout`)} (id, obis, unit, source)
    VALUES ('${one}', '{1-0:1.7.0*255}', '{W}', '{realtime}');
    INSERT INTO ${quotedName(table)} (device_id, time, ticks, layout, value)
    SELECT '${one}', to_timestamp(1790000005) + interval '851 microseconds', 2, '${one}', '{105}'`,
};

const valuesOf = (table: string, shape: TableShape): string =>
  shape === 'values' ? table : `${table}_values`;

/** The power of some seconds, at the edges of what has been written. */
async function powers(table: string, shape: TableShape): Promise<number[][]> {
  const { rows } = await pool().query<{ second: number; value: number }>(
    `SELECT (extract(epoch FROM time) - 1790000000)::int AS second, value FROM ${quotedName(valuesOf(table, shape))}
    WHERE obis = '1-0:1.7.0*255' ORDER BY time`,
  );
  const edges = [0, MANY - 501, MANY - 500, MANY + 499];
  return rows.filter(({ second }) => edges.includes(second)).map(({ second, value }) => [second, value]);
}
