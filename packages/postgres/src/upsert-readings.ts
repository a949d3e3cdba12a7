import { outcomeOf, type ReadingOrigin } from '@smart-me/readings';
import type { PostgresClient } from './postgres-pool.ts';
import type { TableNames } from './postgres-table.ts';
import { type ReadingRow, type Round, type RowCode, timeParts } from './reading-rows.ts';
import { addLayouts, type Layout, layoutOf, type LayoutPlace, readLayouts } from './layouts.ts';
import { BinaryRows, uuidField } from './binary-rows.ts';
import { copyIntoEmpty, copyToTemporary, ROWS_FOR_COPY, type UpsertCounts } from './copy-rows.ts';
import { SERIALIZATION_FAILURE } from './transaction.ts';

const COPIED = {
  name: 'smart_me_copied_readings',
  columns:
    'device_id uuid, time timestamptz, ticks smallint, layout uuid, value double precision[], n integer',
};
const COLUMNS = 'device_id, time, ticks, layout, value';
/** Arrays of arrays are one list to `unnest`: the inner ones travel as text. */
const FROM_ARRAYS = `(SELECT n, device_id, time, ticks, layout, value::float8[]
  FROM unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::smallint[], $5::uuid[], $6::text[])
  AS came (n, ${COLUMNS})) AS came`;

/** A row as it is stored: each number is what its layout says at the same place. */
interface PackedRow extends Pick<ReadingRow, 'deviceId' | 'timestamp' | 'values'> {
  readonly layout: Layout;
}

/** One that has come. */
interface NewRow extends PackedRow {
  readonly codes: readonly RowCode[];
}

/** A value of a row that is there, or of what came for it. */
interface PackedValue extends LayoutPlace {
  readonly value: number;
}

/**
 * Writes rows of readings. A reading that is new is inserted; one that is there is locked, and what came is merged into it. They
 * come in the order of their keys, so that writers wait for each other and do not lock in a circle.
 */
export async function upsertReadings(
  client: PostgresClient,
  names: TableNames,
  { rows, count }: Round,
  source: ReadingOrigin,
  round: number,
): Promise<UpsertCounts> {
  const { readings, layouts } = names;
  const packed = pack(rows, source);
  await addLayouts(client, layouts, layoutsIn(packed));
  const isCopied = rows.length >= ROWS_FOR_COPY;
  if (isCopied) {
    const target = { table: readings, columns: COLUMNS, codes: undefined };
    if (await copyIntoEmpty(client, target, rows, binary(packed))) return { stored: count, changed: 0 };
    await copyToTemporary(client, COPIED, binary(packed, true), round);
  }
  const came = isCopied ? `pg_temp.${COPIED.name} AS came` : FROM_ARRAYS;
  const inserted = await client.query(
    `WITH inserted AS (
      INSERT INTO ${readings} (${COLUMNS}) SELECT ${COLUMNS} FROM ${came} ORDER BY n
      ON CONFLICT DO NOTHING RETURNING device_id, time, ticks
    ) SELECT n FROM ${came} LEFT JOIN inserted USING (device_id, time, ticks) WHERE inserted.device_id IS NULL`,
    isCopied ? [] : arraysOf(packed),
  );
  const there = inserted.rows
    .map(({ n }) => Number(n))
    .sort((one, other) => one - other)
    .flatMap((n) => packed[n] ?? []);
  if (there.length === 0) return { stored: count, changed: 0 };
  const counts = await mergeInto(client, names, there, source);
  const met = there.reduce((sum, { values }) => sum + values.length, 0);
  return { stored: count - met + counts.stored, changed: counts.changed };
}

/** A device sends the same codes again and again: their layout is made once. */
function pack(rows: readonly ReadingRow[], source: ReadingOrigin): NewRow[] {
  let last: readonly RowCode[] = [];
  let layout = layoutOf([]);
  return rows.map(({ deviceId, timestamp, codes, values }) => {
    if (codes !== last && (codes.length !== last.length || codes.some((code, at) => code !== last[at]))) {
      layout = layoutOf(codes.map(({ text, unit }) => ({ obis: text, unit, source })));
      last = codes;
    }
    return { deviceId, timestamp, codes, values, layout };
  });
}

const layoutsIn = (rows: readonly PackedRow[]): Set<Layout> => new Set(rows.map(({ layout }) => layout));

const FIELDS = COLUMNS.split(', ').length;

function* binary(rows: readonly PackedRow[], isCounted = false): Generator<Buffer, void, undefined> {
  const out = new BinaryRows();
  let last: Layout | undefined;
  let field: Buffer = Buffer.alloc(0);
  for (const [n, { deviceId, timestamp, layout, values }] of rows.entries()) {
    if (layout !== last) field = uuidField(layout.id);
    last = layout;
    out.startRow(isCounted ? FIELDS + 1 : FIELDS);
    out.place(deviceId, timestamp);
    out.field(field);
    out.float8Array(values);
    if (isCounted) out.int4(n);
    if (out.isFull) yield out.take();
  }
  yield out.end();
}

/** Merges what came into readings that are there. */
async function mergeInto(
  client: PostgresClient,
  { readings, layouts }: TableNames,
  came: readonly NewRow[],
  source: ReadingOrigin,
): Promise<UpsertCounts> {
  const { rows } = await client.query(
    `SELECT n, stored.layout::text, stored.value
    FROM ${FROM_ARRAYS} JOIN ${readings} AS stored USING (device_id, time, ticks) ORDER BY n FOR UPDATE OF stored`,
    arraysOf(came),
  );
  if (rows.length < came.length) {
    throw Object.assign(new Error('A reading was deleted while it was written.'), {
      code: SERIALIZATION_FAILURE,
    });
  }
  // Not in the query above: that would not find the layout of a row that another writer has just changed.
  const known = await readLayouts(client, layouts, new Set(rows.map(({ layout }) => String(layout))));
  const changed: PackedRow[] = [];
  const counts = { stored: 0, repeated: 0, confirmed: 0, changed: 0 };
  for (const { n, layout, value: numbers } of rows) {
    const reading = came[Number(n)];
    const places = known.get(String(layout));
    if (places === undefined)
      throw new Error(`The layout ${String(layout)} of a reading is not in ${layouts}.`);
    if (reading === undefined || !Array.isArray(numbers)) continue;
    const values: PackedValue[] = places.map((place, at) => ({ ...place, value: Number(numbers[at]) }));
    let isChanged = false;
    for (const [at, code] of reading.codes.entries()) {
      const value = { obis: code.text, unit: code.unit, source, value: reading.values[at] ?? Number.NaN };
      const found = values.findIndex(({ obis }) => obis === value.obis);
      const before = values[found];
      const outcome = outcomeOf(code.obis, before, value);
      counts[outcome] += 1;
      if (outcome === 'repeated') continue;
      isChanged = true;
      if (before === undefined) values.push(value);
      else values[found] = outcome === 'confirmed' ? { ...before, source } : value;
    }
    if (isChanged) {
      changed.push({ ...reading, layout: layoutOf(values), values: values.map(({ value }) => value) });
    }
  }
  if (changed.length > 0) {
    await addLayouts(client, layouts, layoutsIn(changed));
    await client.query(
      `UPDATE ${readings} AS stored SET layout = came.layout, value = came.value
      FROM ${FROM_ARRAYS} WHERE stored.device_id = came.device_id AND stored.time = came.time AND stored.ticks = came.ticks`,
      arraysOf(changed),
    );
  }
  return counts;
}

/** One array for each column of `FROM_ARRAYS`; the rows are counted from 0. */
function arraysOf(rows: readonly PackedRow[]): unknown[] {
  const times = rows.map(({ timestamp }) => timeParts(timestamp));
  return [
    rows.map((_, n) => n),
    rows.map(({ deviceId }) => deviceId),
    times.map(([time]) => time),
    times.map(([, ticks]) => ticks),
    rows.map(({ layout }) => layout.id),
    rows.map(({ values }) => `{${values.join()}}`),
  ];
}
