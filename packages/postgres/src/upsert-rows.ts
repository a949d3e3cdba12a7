import type { ReadingOrigin } from '@smart-me/readings';
import type { PostgresClient } from './postgres-pool.ts';
import type { TableNames } from './postgres-table.ts';
import { type ReadingRow, type Round, type RowCode, timeParts } from './reading-rows.ts';
import { BinaryRows, textField } from './binary-rows.ts';
import { copyIntoEmpty, copyToTemporary, ROWS_FOR_COPY, type UpsertCounts } from './copy-rows.ts';

const COPIED = {
  name: 'smart_me_copied',
  columns:
    'device_id uuid, time timestamptz, ticks smallint, obis text, unit text, source text, value double precision',
};
const COLUMNS = 'device_id, time, ticks, obis, unit, source, value';
const KEY = ['device_id', 'obis', 'time', 'ticks'];
const SAME_KEY = KEY.map((column) => `stored.${column} = came.${column}`).join(' AND ');

/**
 * Writes rows whose keys differ. New ones are inserted. Of the others those that tell another number replace what is stored,
 * except a history what came in real time. What real time confirms is no longer a history that can be corrected.
 */
export async function upsertRows(
  client: PostgresClient,
  { readings }: TableNames,
  { rows, count }: Round,
  source: ReadingOrigin,
  round: number,
): Promise<UpsertCounts> {
  const isCopied = count >= ROWS_FOR_COPY;
  if (isCopied) {
    const codes = [...new Set(codesOf(rows).map(({ text }) => text))];
    const target = { table: readings, columns: COLUMNS, codes };
    if (await copyIntoEmpty(client, target, rows, binary(rows, source))) return { stored: count, changed: 0 };
    await copyToTemporary(client, COPIED, binary(rows, source), round);
  }
  const came = isCopied
    ? { from: `pg_temp.${COPIED.name} AS came`, values: [] }
    : {
        from: `unnest($1::uuid[], $2::timestamptz[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::float8[]) AS came (${COLUMNS})`,
        values: columnsOf(rows, source),
      };
  const parameter = came.values.length + 1;
  const insert = await client.query(
    `INSERT INTO ${readings} (${COLUMNS}) SELECT ${COLUMNS} FROM ${came.from} ON CONFLICT DO NOTHING`,
    came.values,
  );
  const stored = insert.rowCount ?? 0;
  if (stored === count) return { stored, changed: 0 };

  const rounded = [...new Set(codesOf(rows).flatMap(({ isRounded, text }) => (isRounded ? [text] : [])))];
  // As `isSameValue` of @smart-me/readings says it.
  const isSame = `(came.unit = stored.unit AND (
    abs(came.value - stored.value) <= 1e-9 * greatest(abs(came.value), abs(stored.value))
    OR (came.obis = ANY($${parameter}::text[]) AND abs(came.value - stored.value) < 0.001)))`;
  const mayReplace = source === 'history' ? "stored.source = 'history'" : 'true';
  const confirms = source === 'history' ? 'false' : "stored.source = 'history'";
  const update = await client.query(
    `WITH changed AS (
      UPDATE ${readings} AS stored SET value = came.value, unit = came.unit, source = came.source
      FROM ${came.from} WHERE ${SAME_KEY} AND ${mayReplace} AND NOT ${isSame} RETURNING 1
    ), confirmed AS (
      UPDATE ${readings} AS stored SET source = came.source
      FROM ${came.from} WHERE ${SAME_KEY} AND ${confirms} AND ${isSame}
    ) SELECT count(*)::int AS changed FROM changed`,
    [...came.values, rounded],
  );
  return { stored, changed: Number(update.rows[0]?.['changed'] ?? 0) };
}

/** Rows of the same codes share the list of them. */
const codesOf = (rows: readonly ReadingRow[]): RowCode[] =>
  [...new Set(rows.map(({ codes }) => codes))].flat();

/** One array for each column, as `unnest` takes them. */
function columnsOf(rows: readonly ReadingRow[], source: ReadingOrigin): unknown[] {
  const cells = rows.flatMap(({ deviceId, timestamp, codes, values }) => {
    const place = [deviceId, ...timeParts(timestamp)];
    return codes.map(({ text, unit }, n) => [...place, text, unit, source, values[n]]);
  });
  return COLUMNS.split(', ').map((_, column) => cells.map((row) => row[column]));
}

const FIELDS = COLUMNS.split(', ').length;

function* binary(rows: readonly ReadingRow[], source: ReadingOrigin): Generator<Buffer, void, undefined> {
  const out = new BinaryRows();
  const fields = new Map<RowCode, Buffer>();
  for (const { deviceId, timestamp, codes, values } of rows) {
    for (const [n, code] of codes.entries()) {
      let field = fields.get(code);
      if (field === undefined) {
        field = Buffer.concat([code.text, code.unit, source].map(textField));
        fields.set(code, field);
      }
      out.startRow(FIELDS);
      if (n === 0) out.place(deviceId, timestamp);
      else out.samePlace();
      out.field(field);
      out.float8(values[n] ?? Number.NaN);
    }
    if (out.isFull) yield out.take();
  }
  yield out.end();
}
