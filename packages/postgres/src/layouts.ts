import { createHash } from 'node:crypto';
import type { ReadingOrigin } from '@smart-me/readings';
import type { PostgresClient } from './postgres-pool.ts';

/**
 * What the values of a row are, in their order. A device sends the same codes again and again: a year of its rows names one
 * layout, where the texts themselves would be most of what is stored.
 */
export interface Layout {
  /** Of what it says, so that whoever writes the same knows its id without asking. */
  readonly id: string;
  readonly obis: readonly string[];
  readonly unit: readonly string[];
  readonly source: readonly ReadingOrigin[];
}

/** What a layout says of one value. */
export interface LayoutPlace {
  readonly obis: string;
  readonly unit: string;
  readonly source: ReadingOrigin;
}

/** Hexadecimal digits of the first 128 bits of a hash. */
const ID_DIGITS = 32;

export function layoutOf(places: readonly LayoutPlace[]): Layout {
  const obis = places.map((place) => place.obis);
  const unit = places.map((place) => place.unit);
  const source = places.map((place) => place.source);
  const hash = createHash('sha256')
    .update(JSON.stringify([obis, unit, source]))
    .digest('hex');
  return { id: hash.slice(0, ID_DIGITS), obis, unit, source };
}

/** Puts layouts that rows are about to name into their table; in one order, so that writers do not wait in a circle. */
export async function addLayouts(
  client: PostgresClient,
  table: string,
  layouts: Iterable<Layout>,
): Promise<void> {
  const byId = new Map<string, Layout>();
  for (const layout of layouts) byId.set(layout.id, layout);
  await client.query(
    `INSERT INTO ${table} (id, obis, unit, source)
    SELECT id, obis, unit, source FROM jsonb_to_recordset($1) AS came (id uuid, obis text[], unit text[], source text[])
    ORDER BY id ON CONFLICT DO NOTHING`,
    [JSON.stringify([...byId.values()])],
  );
}

/** The layouts of these ids, which PostgreSQL writes with hyphens. */
export async function readLayouts(
  client: PostgresClient,
  table: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, LayoutPlace[]>> {
  const { rows } = await client.query(
    `SELECT id::text, obis, unit, source FROM ${table} WHERE id = ANY($1::uuid[])`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [String(row['id']), placesOf(row)]));
}

function placesOf(row: Readonly<Record<string, unknown>>): LayoutPlace[] {
  const [codes = [], units = [], sources = []] = ['obis', 'unit', 'source'].map((column) => {
    const array = row[column];
    return Array.isArray(array) ? array.map(String) : [];
  });
  return codes.map((obis, at) => ({ obis, unit: units[at] ?? '', source: originOf(sources[at]) }));
}

const originOf = (text: string | undefined): ReadingOrigin =>
  text === 'poll' || text === 'history' ? text : 'realtime';
