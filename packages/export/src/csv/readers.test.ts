import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { all, COLUMNS, HOUSE, quarterHours } from '../testing/sample.ts';
import { toCsv } from './to-csv.ts';

const run = promisify(execFile);
const timeZone = 'Europe/Zurich';
const devices = new Map([[HOUSE, '=1+1; "Haus", Küche']]);

/** Rows 0, 1 and 6 of the sample: counter, power, water. */
const NUMBERS = [
  [1000, -1234.5, 0],
  [1000.2500005, 0.25, undefined],
  [undefined, undefined, undefined],
] as const;

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-csv-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

needing(missingCommand('python3')).test("python's csv reads every cell, and numbers as numbers", async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'readings.csv');
    await writeFile(
      file,
      await all(toCsv(quarterHours('2026-10-25T00:30:00Z', 7), { columns: COLUMNS, devices, timeZone })),
    );
    const script =
      'import csv, json, sys\nprint(json.dumps(list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8")))))';
    const rows = JSON.parse((await run('python3', ['-c', script, file])).stdout) as string[][];
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([9]));
    expect(rows[1]?.[0]).toBe('\'=1+1; "Haus", Küche');
    for (const [at, row] of [1, 2, 7].entries())
      expect(rows[row]?.slice(5, 8)).toEqual(
        NUMBERS[at]?.map((number) => (number === undefined ? '' : String(number))),
      );
  });
});

/** Windows language ids, by which LibreOffice is told how to read numbers. */
const LOCALES = [
  ['de-CH', 2055, ';'],
  ['fr-CH', 4108, ';'],
  ['de-DE', 1031, ';'],
  ['fr-FR', 1036, ';'],
  ['en-US', 1033, ','],
] as const;

needing(missingCommand('soffice')).test(
  'LibreOffice reads the Excel preset of each setting as numbers, dates and plain text',
  async () => {
    await inFolder(async (folder) => {
      for (const [locale, language, separator] of LOCALES) {
        const file = join(folder, `${locale}.csv`);
        const rows = toCsv(quarterHours('2026-10-25T00:30:00Z', 7), {
          columns: COLUMNS,
          devices,
          timeZone,
          locale,
          preset: 'excel',
        });
        await writeFile(file, await all(rows));
        // Separator, quote, UTF-8, from the first row, no column types, language, quoted cells are no text by force, detect dates.
        const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,${language},false,true`;
        await run('soffice', [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          '--convert-to',
          'fods',
          '--outdir',
          folder,
          `--infilter=${filter}`,
          file,
        ]);
        const cells = cellsOf(await readFile(join(folder, `${locale}.fods`), 'utf8'));
        expect({ locale, rows: cells.length }).toEqual({ locale, rows: 8 });
        for (const [at, row] of [1, 2, 7].entries()) {
          const found = cells[row] ?? [];
          expect({ locale, numbers: found.slice(5, 8) }).toEqual({
            locale,
            numbers: NUMBERS[at]?.map((number) =>
              number === undefined ? undefined : { type: 'float', value: String(number) },
            ),
          });
          expect({ locale, utc: found[3]?.type }).toEqual({ locale, utc: 'date' });
          expect(found[0]?.type).toBe('string');
        }
        expect(cells[1]?.[3]?.value).toBe('2026-10-25T00:30:00');
      }
    });
  },
);

interface Cell {
  readonly type: string;
  readonly value: string;
}

/** The cells of the first table of a flat OpenDocument file; `undefined` for an empty one. */
function cellsOf(fods: string): (Cell | undefined)[][] {
  const [table = ''] = /<table:table [^]*?<\/table:table>/.exec(fods) ?? [];
  return Array.from(table.matchAll(/<table:table-row[^>]*>([^]*?)<\/table:table-row>/g), ([, row = '']) =>
    Array.from(row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>([^]*?)<\/table:table-cell>)/g)).flatMap(
      ([, attributes = '']) => {
        const attribute = (name: string): string | undefined =>
          new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
        const type = attribute('office:value-type');
        const repeated = Math.min(9, Number(attribute('table:number-columns-repeated') ?? 1));
        const cell =
          type === undefined
            ? undefined
            : { type, value: attribute('office:value') ?? attribute('office:date-value') ?? '' };
        return Array.from({ length: repeated }, () => cell);
      },
    ),
  ).filter((cells) => cells.some((cell) => cell !== undefined));
}
