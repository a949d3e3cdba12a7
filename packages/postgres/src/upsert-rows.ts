import type { ReadingOrigin } from '@smart-me/readings';
import type { PostgresClient } from './postgres-pool.ts';
import type { TableNames } from './postgres-table.ts';
import type { ReadingRow } from './reading-rows.ts';
import { copyRows, copyText, ROWS_FOR_COPY, type UpsertCounts } from './copy-rows.ts';

const COPIED = {
  name: 'smart_me_copied',
  columns: 'device_id uuid, obis text, time timestamptz, ticks smallint, value double precision, unit text',
};
const COLUMNS = 'device_id, obis, time, ticks, value, unit';
const KEY = ['device_id', 'obis', 'time', 'ticks'];
const SAME_KEY = KEY.map((column) => `stored.${column} = came.${column}`).join(' AND ');

/**
 * Writes rows whose keys differ. New ones are inserted. Of the others those that tell another number replace what is stored,
 * except a history what came in real time. What real time confirms is no longer a history that can be corrected.
 */
export async function upsertRows(
  client: PostgresClient,
  { readings }: TableNames,
  rows: readonly ReadingRow[],
  source: ReadingOrigin,
  round: number,
): Promise<UpsertCounts> {
  const isCopied = rows.length >= ROWS_FOR_COPY;
  if (isCopied) await copyRows(client, COPIED, rows.map(lineOf), round);
  const came = isCopied
    ? { from: `pg_temp.${COPIED.name} AS came`, values: [] }
    : {
        from: `unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::smallint[], $5::float8[], $6::text[]) AS came (${COLUMNS})`,
        values: columnsOf(rows),
      };
  const parameter = came.values.length + 1;
  const insert = await client.query(
    `INSERT INTO ${readings} (${COLUMNS}, source) SELECT ${COLUMNS}, $${parameter} FROM ${came.from} ON CONFLICT DO NOTHING`,
    [...came.values, source],
  );
  const stored = insert.rowCount ?? 0;
  if (stored === rows.length) return { stored, changed: 0 };

  const rounded = [...new Set(rows.flatMap(({ code }) => (code.isRounded ? [code.text] : [])))];
  // As `isSameValue` of @smart-me/readings says it.
  const isSame = `(came.unit = stored.unit AND (
    abs(came.value - stored.value) <= 1e-9 * greatest(abs(came.value), abs(stored.value))
    OR (came.obis = ANY($${parameter + 1}::text[]) AND abs(came.value - stored.value) < 0.001)))`;
  const mayReplace = source === 'history' ? "stored.source = 'history'" : 'true';
  const confirms = source === 'history' ? 'false' : "stored.source = 'history'";
  const update = await client.query(
    `WITH changed AS (
      UPDATE ${readings} AS stored SET value = came.value, unit = came.unit, source = $${parameter}
      FROM ${came.from} WHERE ${SAME_KEY} AND ${mayReplace} AND NOT ${isSame} RETURNING 1
    ), confirmed AS (
      UPDATE ${readings} AS stored SET source = $${parameter}
      FROM ${came.from} WHERE ${SAME_KEY} AND ${confirms} AND ${isSame}
    ) SELECT count(*)::int AS changed FROM changed`,
    [...came.values, source, rounded],
  );
  return { stored, changed: Number(update.rows[0]?.['changed'] ?? 0) };
}

/** One array for each column, as `unnest` takes them. */
function columnsOf(rows: readonly ReadingRow[]): unknown[] {
  return [
    rows.map(({ deviceId }) => deviceId),
    rows.map(({ code }) => code.text),
    rows.map(({ time }) => time),
    rows.map(({ ticks }) => ticks),
    rows.map(({ value }) => value),
    rows.map(({ code }) => code.unit),
  ];
}

const lineOf = ({ deviceId, code, time, ticks, value }: ReadingRow): string =>
  `${deviceId}\t${code.text}\t${time}\t${ticks}\t${value}\t${copyText(code.unit)}\n`;
