import type { GapSource } from '@smart-me/ingest';
import type { ReadingSink } from '@smart-me/readings';
import { loadIngest, requireSpool } from './load-ingest.ts';
import { openPostgres } from './open-postgres.ts';

/** Where the readings are: in a database, or in the file of this machine. */
export interface ReadingsOptions {
  readonly spool: string;
  readonly postgres?: string;
}

/** Stored readings: asked for gaps, and written to. */
export interface StoredReadings extends ReadingSink, GapSource {
  devices(): Promise<string[]>;
}

/** Opens what `smart-me ingest` has stored. */
export async function openReadings({ spool, postgres }: ReadingsOptions): Promise<StoredReadings> {
  if (postgres !== undefined) return openPostgres(postgres);
  requireSpool(spool);
  const { openStore } = await loadIngest();
  return openStore({ path: spool });
}
