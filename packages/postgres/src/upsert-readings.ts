import { outcomeOf, type ReadingOrigin, type SourcedValue } from '@smart-me/readings';
import type { ObisCode } from '@smart-me/obis';
import type { PostgresClient } from './postgres-pool.ts';
import type { TableNames } from './postgres-table.ts';
import { type ReadingRow, type Round, type RowCode, timeParts } from './reading-rows.ts';
import { BinaryRows, textArrayField } from './binary-rows.ts';
import { copyIntoEmpty, copyToTemporary, ROWS_FOR_COPY, type UpsertCounts } from './copy-rows.ts';
import { SERIALIZATION_FAILURE } from './transaction.ts';

const COPIED = {
  name: 'smart_me_copied_readings',
  columns: `device_id uuid, time timestamptz, ticks smallint,
    obis text[], unit text[], source text[], value double precision[], n integer`,
};
const COLUMNS = 'device_id, time, ticks, obis, unit, source, value';
/** Arrays of arrays are one list to `unnest`: the inner ones travel as text. */
const FROM_ARRAYS = `(SELECT n, device_id, time, ticks, obis::text[], unit::text[], source::text[], value::float8[]
  FROM unnest($1::int[], $2::uuid[], $3::timestamptz[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[])
  AS came (n, ${COLUMNS})) AS came`;

/** A value of a row that holds a reading. */
interface PackedValue extends SourcedValue {
  readonly obis: string;
}

/** One that has come. */
interface NewValue extends PackedValue {
  readonly code: ObisCode;
}

/** A row that holds a reading. */
interface PackedRow<Value extends PackedValue = PackedValue> extends Pick<
  ReadingRow,
  'deviceId' | 'timestamp'
> {
  readonly values: readonly Value[];
}

/**
 * Writes rows of readings. A reading that is new is inserted; one that is there is locked, and what came is merged into it. They
 * come in the order of their keys, so that writers wait for each other and do not lock in a circle.
 */
export async function upsertReadings(
  client: PostgresClient,
  { readings }: TableNames,
  { rows, count }: Round,
  source: ReadingOrigin,
  round: number,
): Promise<UpsertCounts> {
  const isCopied = rows.length >= ROWS_FOR_COPY;
  if (isCopied) {
    const target = { table: readings, columns: COLUMNS, codes: undefined };
    if (await copyIntoEmpty(client, target, rows, binary(rows, source))) return { stored: count, changed: 0 };
    await copyToTemporary(client, COPIED, binary(rows, source, true), round);
  }
  const came = isCopied ? `pg_temp.${COPIED.name} AS came` : FROM_ARRAYS;
  const inserted = await client.query(
    `WITH inserted AS (
      INSERT INTO ${readings} (${COLUMNS}) SELECT ${COLUMNS} FROM ${came} ORDER BY n
      ON CONFLICT DO NOTHING RETURNING device_id, time, ticks
    ) SELECT n FROM ${came} LEFT JOIN inserted USING (device_id, time, ticks) WHERE inserted.device_id IS NULL`,
    isCopied ? [] : arraysOf(rows.map((row) => packed(row, source))),
  );
  const there = inserted.rows
    .map(({ n }) => Number(n))
    .sort((one, other) => one - other)
    .flatMap((n) => rows[n] ?? []);
  if (there.length === 0) return { stored: count, changed: 0 };
  const counts = await mergeInto(
    client,
    readings,
    there.map((row) => packed(row, source)),
  );
  const met = there.reduce((sum, { values }) => sum + values.length, 0);
  return { stored: count - met + counts.stored, changed: counts.changed };
}

const packed = (
  { deviceId, timestamp, codes, values }: ReadingRow,
  source: ReadingOrigin,
): PackedRow<NewValue> => ({
  deviceId,
  timestamp,
  values: codes.map(({ obis, text, unit }, n) => ({
    code: obis,
    obis: text,
    value: values[n] ?? Number.NaN,
    unit,
    source,
  })),
});

const FIELDS = COLUMNS.split(', ').length;

/** A device sends the same codes again and again: their arrays are made once. */
function* binary(
  rows: readonly ReadingRow[],
  source: ReadingOrigin,
  isCounted = false,
): Generator<Buffer, void, undefined> {
  const out = new BinaryRows();
  let last: readonly RowCode[] = [];
  let fields = Buffer.alloc(0);
  for (const [n, { deviceId, timestamp, codes, values }] of rows.entries()) {
    if (codes !== last && (codes.length !== last.length || codes.some((code, at) => code !== last[at]))) {
      fields = Buffer.concat(
        [codes.map(({ text }) => text), codes.map(({ unit }) => unit), codes.map(() => source)].map(
          textArrayField,
        ),
      );
      last = codes;
    }
    out.startRow(isCounted ? FIELDS + 1 : FIELDS);
    out.place(deviceId, timestamp);
    out.field(fields);
    out.float8Array(values);
    if (isCounted) out.int4(n);
    if (out.isFull) yield out.take();
  }
  yield out.end();
}

/** Merges what came into readings that are there. */
async function mergeInto(
  client: PostgresClient,
  readings: string,
  came: readonly PackedRow<NewValue>[],
): Promise<UpsertCounts> {
  const { rows } = await client.query(
    `SELECT n, stored.obis, stored.value, stored.unit, stored.source
    FROM ${FROM_ARRAYS} JOIN ${readings} AS stored USING (device_id, time, ticks) ORDER BY n FOR UPDATE OF stored`,
    arraysOf(came),
  );
  if (rows.length < came.length) {
    throw Object.assign(new Error('A reading was deleted while it was written.'), {
      code: SERIALIZATION_FAILURE,
    });
  }
  const changed: PackedRow[] = [];
  const counts = { stored: 0, repeated: 0, confirmed: 0, changed: 0 };
  for (const row of rows) {
    const reading = came[Number(row['n'])];
    if (reading === undefined) continue;
    const values = unpack(row);
    let isChanged = false;
    for (const value of reading.values) {
      const at = values.findIndex(({ obis }) => obis === value.obis);
      const known = values[at];
      const outcome = outcomeOf(value.code, known, value);
      counts[outcome] += 1;
      if (outcome === 'repeated') continue;
      isChanged = true;
      if (known === undefined) values.push(value);
      else values[at] = outcome === 'confirmed' ? { ...known, source: value.source } : value;
    }
    if (isChanged) changed.push({ ...reading, values });
  }
  if (changed.length > 0) {
    await client.query(
      `UPDATE ${readings} AS stored SET obis = came.obis, value = came.value, unit = came.unit, source = came.source
      FROM ${FROM_ARRAYS} WHERE stored.device_id = came.device_id AND stored.time = came.time AND stored.ticks = came.ticks`,
      arraysOf(changed),
    );
  }
  return counts;
}

function unpack(row: Readonly<Record<string, unknown>>): PackedValue[] {
  const [codes, values, units, sources] = ['obis', 'value', 'unit', 'source'].map((column) => {
    const array: unknown = row[column];
    return Array.isArray(array) ? array.map(String) : [];
  });
  return (codes ?? []).map((obis, at) => ({
    obis,
    value: Number(values?.[at]),
    unit: units?.[at] ?? '',
    source: originOf(sources?.[at]),
  }));
}

const originOf = (text: string | undefined): ReadingOrigin =>
  text === 'poll' || text === 'history' ? text : 'realtime';

/** One array for each column of `FROM_ARRAYS`; the rows are counted from 0. */
function arraysOf(rows: readonly PackedRow[]): unknown[] {
  const times = rows.map(({ timestamp }) => timeParts(timestamp));
  return [
    rows.map((_, n) => n),
    rows.map(({ deviceId }) => deviceId),
    times.map(([time]) => time),
    times.map(([, ticks]) => ticks),
    ...(['obis', 'unit', 'source', 'value'] as const).map((column) =>
      rows.map((row) => arrayText(row.values, column)),
    ),
  ];
}

/** What needs no quotes in the text of an array. */
const PLAIN = /^(?!null$)[\w.:*&/%°-]+$/iu;

/** The text of an array: `{1-0:1.8.0*255,1-0:1.7.0*255}`. */
function arrayText(values: readonly PackedValue[], column: keyof PackedValue): string {
  let text = '{';
  for (const value of values) text += `${text === '{' ? '' : ','}${element(value[column])}`;
  return `${text}}`;
}

function element(value: string | number): string {
  if (typeof value === 'number' || PLAIN.test(value)) return String(value);
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}
