import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import type { PostgresClient } from './postgres-pool.ts';
import { type ReadingRow, timeParts } from './reading-rows.ts';

/** What became of values. */
export interface UpsertCounts {
  readonly stored: number;
  readonly changed: number;
}

/** From this number of rows on COPY is quicker than arrays; measured on PostgreSQL 15. */
export const ROWS_FOR_COPY = 200;

/** A temporary table. */
export interface TemporaryTable {
  readonly name: string;
  /** With their types: `obis text, value double precision`. */
  readonly columns: string;
}

/**
 * Brings rows to the server by COPY, into a table that ends with the connection and is empty after the transaction.
 *
 * @param round of the transaction, from 0: what an earlier one has brought is emptied, which costs a file
 */
export async function copyToTemporary(
  client: PostgresClient,
  { name, columns }: TemporaryTable,
  chunks: Iterable<Buffer>,
  round: number,
): Promise<void> {
  await client.query(`SET LOCAL client_min_messages = warning;
    CREATE TEMPORARY TABLE IF NOT EXISTS ${name} (${columns}) ON COMMIT DELETE ROWS;
    ${round === 0 ? '' : `TRUNCATE pg_temp.${name}`}`);
  await copyRows(client, `pg_temp.${name}`, chunks);
}

/** A table, and how rows come into it. */
export interface CopyTarget {
  readonly table: string;
  readonly columns: string;
  /** Codes that the key of the table begins with, beside the device; `undefined` when it has none. */
  readonly codes: readonly string[] | undefined;
}

/**
 * Brings rows of one device straight into their table when nothing of their time is there, as in a gap that is filled.
 * Whatever keeps the table from taking them so (another writer was quicker, its columns are of other types, it has
 * row-level security) leaves everything as it was.
 *
 * @returns whether the rows are in the table
 */
export async function copyIntoEmpty(
  client: PostgresClient,
  { table, columns, codes }: CopyTarget,
  rows: readonly ReadingRow[],
  chunks: Iterable<Buffer>,
): Promise<boolean> {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || first.deviceId !== last?.deviceId) return false;
  const [[from], [to]] = [timeParts(first.timestamp), timeParts(last.timestamp)];
  const { rows: found } = await client.query(
    `SELECT FROM ${table} WHERE device_id = $1 AND time >= $2 AND time <= $3 AND ${codes === undefined ? '$4::text IS NULL' : 'obis = ANY($4)'} LIMIT 1`,
    [first.deviceId, from, to, codes],
  );
  if (found.length > 0) return false;
  await client.query('SAVEPOINT smart_me_copy');
  try {
    await copyRows(client, `${table} (${columns})`, chunks);
    return true;
  } catch {
    // A connection that is broken fails here, too, and the transaction with it.
    await client.query('ROLLBACK TO SAVEPOINT smart_me_copy');
    return false;
  }
}

async function copyRows(client: PostgresClient, target: string, chunks: Iterable<Buffer>): Promise<void> {
  const stream = client.query(copyStreams.from(`COPY ${target} FROM STDIN (FORMAT binary)`));
  const ended = finished(stream);
  // It is awaited below; until then a failure is not one that nobody handles.
  ended.catch(() => undefined);
  try {
    for (const chunk of chunks) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), ended]);
    }
    stream.end();
  } catch (error) {
    // The server would wait for the rest for ever.
    stream.destroy(error instanceof Error ? error : undefined);
  }
  await ended;
}
