import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { ExportReading } from '@smart-me/export';
import { type ParquetOptions, toParquet } from '@smart-me/export/parquet';
import { readingFromJson, Timestamp } from '@smart-me/readings';

/** What the rows of a part are made to. */
interface ParquetFileOptions extends Pick<ParquetOptions, 'columns' | 'signal' | 'onOmitted'> {
  readonly devices: readonly { readonly id: string; readonly name: string }[];
}

/** Makes the Parquet file of a part in JSON lines, a line at a time. */
export async function parquetOf(
  part: string,
  made: string,
  { devices, ...options }: ParquetFileOptions,
): Promise<void> {
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  const file = await open(made, 'w');
  try {
    const bytes = toParquet(linesOf(part), { ...options, devices: names });
    for await (const piece of bytes) await file.writeFile(piece);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function* linesOf(part: string): AsyncGenerator<ExportReading, void, undefined> {
  const lines = createInterface({ input: createReadStream(part), crlfDelay: Infinity });
  for await (const line of lines) {
    const json = JSON.parse(line) as Parameters<typeof readingFromJson>[0] & { readonly end?: string };
    yield { ...readingFromJson(json), end: json.end === undefined ? undefined : Timestamp.parse(json.end) };
  }
}
