import { describe, expect } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { type StoredValue, testSink } from '@smart-me/readings/testing';
import { Pool } from 'pg';
import { migrate, type TableShape } from './postgres-table.ts';
import { postgresSink } from './postgres-sink.ts';
import { one, power, quotedName, reading, total } from './testing/readings.ts';
import { postgresForTests, test } from './testing/servers.ts';

const { pool, server } = postgresForTests();
let count = 0;
const newTable = (): string => `readings ${(count += 1)} "quoted"`;

/** Where a row is a value: the table, or the view of one of readings. */
const valuesOf = (table: string, shape: TableShape): string =>
  quotedName(shape === 'values' ? table : `${table}_values`);

async function storedIn(table: string, shape: TableShape): Promise<StoredValue[]> {
  const { rows } = await pool().query<Record<string, string>>(
    `SELECT device_id, obis, to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ticks || 'Z' AS time, value, unit
    FROM ${valuesOf(table, shape)}`,
  );
  return rows.map(({ device_id: deviceId = '', obis = '', time = '', value, unit = '' }) => ({
    deviceId,
    timestamp: Timestamp.parse(time),
    obis: parseObis(obis),
    value: Number(value),
    unit,
  }));
}

/** Readings of one value that nobody asks for, so that a write is large enough for COPY. */
const padding = Array.from({ length: 200 }, (_, n) =>
  reading(n, [[power, n, 'W']], '00000000-0000-0000-0000-000000000000'),
);

describe.each(['values', 'readings'] as const)('a table with a row for each of its %s', (shape) => {
  const sinkOf = (table: string, name?: string) => postgresSink({ pool: pool(), table, shape, name });
  const stored = (table: string) => storedIn(table, shape);

  describe('by arrays', () => {
    testSink({
      test,
      open: async () => {
        const table = newTable();
        await migrate({ pool: pool(), table, shape });
        const sink = sinkOf(table);
        return {
          sink,
          values: () => stored(table),
          reopen: () => Promise.resolve(sinkOf(table)),
          [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
        };
      },
    });
  });

  describe('by COPY', () => {
    testSink({
      test,
      open: async () => {
        const table = newTable();
        await migrate({ pool: pool(), table, shape });
        const open = () => {
          const inner = sinkOf(table);
          let isPadded = false;
          return {
            ...inner,
            async write(readings: readonly DeviceReading[], options = {}) {
              const result = await inner.write([...readings, ...padding], options);
              const counts = isPadded
                ? { ...result, repeated: result.repeated - 200 }
                : { ...result, stored: result.stored - 200 };
              isPadded = true;
              return counts;
            },
          };
        };
        const sink = open();
        // All later writes find the padding there.
        await sink.write([]);
        return {
          sink,
          values: async () =>
            (await stored(table)).filter(({ deviceId }) => !deviceId.startsWith('00000000')),
          [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
        };
      },
    });
  });

  const fresh = async (name?: string) => {
    const table = newTable();
    await migrate({ pool: pool(), table, shape });
    return { table, sink: sinkOf(table, name) };
  };

  test('keeps the source of each value, and what real time confirms is no longer a history', async () => {
    const { table, sink } = await fresh();
    await sink.write(
      [
        reading(0, [
          [power, 1, 'W'],
          [total, 5, 'kWh'],
        ]),
      ],
      { source: 'history' },
    );
    await sink.write([reading(1, [[power, 1, 'W']])], { source: 'poll' });
    await sink.write([reading(0, [[power, 1, 'W']])]);
    expect(
      await sink.write(
        [
          reading(0, [
            [power, 2, 'W'],
            [total, 6, 'kWh'],
          ]),
        ],
        { source: 'history' },
      ),
    ).toMatchObject({
      changed: 1,
      repeated: 1,
    });
    const { rows } = await pool().query<{ line: string }>(
      `SELECT concat_ws(' ', obis, value, source) AS line FROM ${valuesOf(table, shape)} ORDER BY time, obis`,
    );
    expect(rows.map(({ line }) => line)).toEqual([
      '1-0:1.7.0*255 1 realtime',
      '1-0:1.8.0*255 6 history',
      '1-0:1.7.0*255 1 poll',
    ]);
  });

  test('keeps its position apart from that of another log', async () => {
    const { table, sink } = await fresh('first');
    const second = sinkOf(table, 'second');
    await sink.write([], { position: '7' });
    expect([await sink.position(), await second.position()]).toEqual(['7', undefined]);
  });

  test('stores nothing, and no position, of a write that fails in the midst', async () => {
    const { table, sink } = await fresh();
    await pool().query(`ALTER TABLE "${table.replaceAll('"', '""')}_position" ADD CHECK (position <> 'bad')`);
    await expect(sink.write([reading(0, [[power, 1, 'W']])], { position: 'bad' })).rejects.toThrow('check');
    expect([await stored(table), await sink.position()]).toEqual([[], undefined]);
  });

  test('counts exactly when a key comes again and again with other numbers', async () => {
    const { table, sink } = await fresh();
    const numbers = [1, 1, 2, 1, 3, 3].map((value) => reading(0, [[power, value, 'W']]));
    expect(await sink.write(numbers)).toEqual({ stored: 1, repeated: 2, changed: 3, refused: [] });
    expect((await stored(table)).map(({ value }) => value)).toEqual([3]);
  });

  test('takes the later number where many keys come twice in a write', async () => {
    const { table, sink } = await fresh();
    const twice = [1, 2].flatMap((value) =>
      Array.from({ length: 300 }, (_, second) => reading(second, [[power, value, 'W']])),
    );
    expect(await sink.write(twice)).toEqual({ stored: 300, repeated: 0, changed: 300, refused: [] });
    expect(new Set((await stored(table)).map(({ value }) => value))).toEqual(new Set([2]));
  });

  test('refuses a device that has no GUID, whole, and a unit that is no text', async () => {
    const { sink } = await fresh();
    const manufacturer = parseObis('1-0:96.50.1*255');
    const odd = reading(0, [[manufacturer, 1, 'a\tb\\']]);
    expect(
      await sink.write([
        reading(0, [[power, 1, 'W']], 'my meter'),
        odd,
        reading(0, [[manufacturer, 1, '\0']]),
        reading(1, [[manufacturer, 1, '\ud800']]),
      ]),
    ).toEqual({
      stored: 1,
      repeated: 0,
      changed: 0,
      refused: [
        { reading: 0, reason: 'its device id "my meter" is no GUID' },
        { reading: 2, value: 0, reason: expect.stringContaining('unit') },
        { reading: 3, value: 0, reason: expect.stringContaining('unit') },
      ],
    });
  });

  test('brings units with tabs and backslashes through COPY as they are, and the first and last time there is', async () => {
    const { table, sink } = await fresh();
    const manufacturer = parseObis('1-0:96.50.1*255');
    const odd = reading(0, [[manufacturer, 1, 'a\tb\\n\n']]);
    const ends = [Timestamp.min, Timestamp.max].map((timestamp) => ({
      ...reading(0, [[power, 1, 'W']]),
      timestamp,
    }));
    await sink.write([...padding, odd, ...ends]);
    const found = (await stored(table)).filter(({ deviceId }) => deviceId === one);
    expect(found.map(({ timestamp, unit }) => [timestamp.toString(), unit])).toEqual(
      expect.arrayContaining([
        [odd.timestamp.toString(), 'a\tb\\n\n'],
        [Timestamp.min.toString(), 'W'],
        [Timestamp.max.toString(), 'W'],
      ]),
    );
  });

  test('stores each value once, and deadlocks with nobody, when many write the same in other orders', async () => {
    const { table } = await fresh();
    const readings = Array.from({ length: 300 }, (_, n) => reading(n, [[power, n, 'W']]));
    const results = await Promise.all(
      [0, 1, 2, 3, 4, 5].map(async (n) => {
        const own = n % 2 === 0 ? readings : readings.toReversed();
        return sinkOf(table).write(own);
      }),
    );
    expect(results.reduce((sum, { stored }) => sum + stored, 0)).toBe(300);
    expect(results.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(1500);
    expect(await stored(table)).toHaveLength(300);
  });

  test('says that there is no table, and how there is one', async () => {
    const sink = sinkOf('nobody made it');
    await expect(sink.write([reading(0, [[power, 1, 'W']])])).rejects.toThrow('call migrate()');
  });

  test('gives up a write by its signal while the server holds it up, and takes it afterwards', async () => {
    const { table, sink } = await fresh();
    const blocker = await pool().connect();
    await blocker.query(`BEGIN; LOCK TABLE "${table.replaceAll('"', '""')}"`);
    const stop = new AbortController();
    const writing = sink.write([reading(0, [[power, 1, 'W']])], { signal: stop.signal });
    setTimeout(() => {
      stop.abort(new Error('enough'));
    }, 50);
    await expect(writing).rejects.toThrow('enough');
    await blocker.query('ROLLBACK');
    blocker.release();
    expect(await sink.write([reading(0, [[power, 1, 'W']])])).toMatchObject({ stored: 1 });
  });

  test('listens to a connection that breaks between two queries, which would end the process', async () => {
    const { table } = await fresh();
    const heard: number[] = [];
    const client = await pool().connect();
    const query = client.query.bind(client);
    const listened = (...args: unknown[]): unknown => {
      heard.push(client.listenerCount('error'));
      return Reflect.apply(query, client, args) as unknown;
    };
    Object.assign(client, { query: listened });
    const own = { connect: () => Promise.resolve(client), on: () => undefined, off: () => undefined };
    const before = client.listenerCount('error');
    await postgresSink({ pool: own, table, shape }).write([reading(0, [[power, 1, 'W']])]);
    expect(heard.length).toBeGreaterThan(2);
    expect(new Set(heard)).toEqual(new Set([before + 1]));
  });
});

describe('a server that is killed', () => {
  test('ends neither the process nor the sink: the same write is taken when it is back', async () => {
    const own = new Pool({ connectionString: server().url });
    const table = newTable();
    await migrate({ pool: own, table });
    const sink = postgresSink({ pool: own, table });
    await sink.write([reading(0, [[power, 1, 'W']])], { position: '1' });
    await server().kill();
    await expect(sink.write([reading(1, [[power, 1, 'W']])], { position: '2' })).rejects.toThrow();
    await server().restart();
    expect(await sink.position()).toBe('1');
    expect(
      await sink.write([reading(0, [[power, 1, 'W']]), reading(1, [[power, 1, 'W']])], { position: '2' }),
    ).toMatchObject({
      stored: 1,
      repeated: 1,
    });
    await sink[Symbol.asyncDispose]();
    await own.end();
  });
});
