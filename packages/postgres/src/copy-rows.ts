import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import copyStreams from 'pg-copy-streams';
import type { PostgresClient } from './postgres-pool.ts';

/** What became of values. */
export interface UpsertCounts {
  readonly stored: number;
  readonly changed: number;
}

/** From this number of rows on COPY is quicker than arrays; measured on PostgreSQL 15. */
export const ROWS_FOR_COPY = 200;
/** Characters written to the server at once. */
const CHUNK = 64 * 1024;

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
export async function copyRows(
  client: PostgresClient,
  { name, columns }: TemporaryTable,
  lines: readonly string[],
  round: number,
): Promise<void> {
  await client.query(`SET LOCAL client_min_messages = warning;
    CREATE TEMPORARY TABLE IF NOT EXISTS ${name} (${columns}) ON COMMIT DELETE ROWS;
    ${round === 0 ? '' : `TRUNCATE pg_temp.${name}`}`);
  const stream = client.query(copyStreams.from(`COPY pg_temp.${name} FROM STDIN`));
  const ended = finished(stream);
  // It is awaited below; until then a failure is not one that nobody handles.
  ended.catch(() => undefined);
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < CHUNK) continue;
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
    text = '';
  }
  stream.end(text);
  await ended;
}

const SPECIAL = /[\\\t\n\r\b\f\v]/g;

/** A text of COPY: what would end a column is told by its code. */
export function copyText(text: string): string {
  return text.replaceAll(
    SPECIAL,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
