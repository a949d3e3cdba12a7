import { describe, expect } from '@jest/globals';
import { postgresSink } from './postgres-sink.ts';
import { migrate, shapeOf } from './postgres-table.ts';
import { power, quotedName, reading, total } from './testing/readings.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool } = postgresForTests();
let count = 0;
const newTable = (): string => `packed ${(count += 1)}`;

describe('a table of readings', () => {
  test('has a row for each reading, into which what comes later of the same time is merged', async () => {
    const table = newTable();
    await migrate({ pool: pool(), table, shape: 'readings' });
    const sink = postgresSink({ pool: pool(), table, shape: 'readings' });
    await sink.write([reading(0, [[total, 5, 'kWh']])], { source: 'history' });
    expect(
      await sink.write([
        reading(0, [
          [total, 5.0004, 'kWh'],
          [power, 1, 'W'],
        ]),
      ]),
    ).toEqual({ stored: 1, repeated: 1, changed: 0, refused: [] });
    const { rows } = await pool().query(`SELECT obis, value, unit, source FROM ${quotedName(table)}`);
    expect(rows).toEqual([
      {
        obis: ['1-0:1.8.0*255', '1-0:1.7.0*255'],
        value: [5, 1],
        unit: ['kWh', 'W'],
        source: ['realtime', 'realtime'],
      },
    ]);
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
});
