import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/** A fix of a fault that users met, and the test that notices when it is gone: a row of a table. */
export interface Fix {
  /** The fault, as a user tells it. */
  readonly fault: string;
  /** The source of the fix, below `packages/`. */
  readonly file: string;
  /** A text that stands once in that source: the fix. */
  readonly fix: string;
  /** What stands there without the fix. */
  readonly without: string;
  /** The test file that fails without it, below `packages/` or, with `tools/` in front, below the workspace. */
  readonly test: string;
}

const FIELDS = ['fault', 'file', 'fix', 'without', 'test'];
const tables = join(import.meta.dirname, 'tables');

/** The fixes of faults that users met, by the name of their table: what they were met in. */
export const FIXES: Readonly<Record<string, readonly Fix[]>> = Object.fromEntries(
  globSync('*.yaml', { cwd: tables })
    .sort()
    .map((file) => [basename(file, '.yaml'), fixesOf(file, readFileSync(join(tables, file), 'utf8'))]),
);

/** Returns the rows of a table; throws for one that is no fix, with the name of the table and what the row says. */
export function fixesOf(file: string, text: string): readonly Fix[] {
  const rows: unknown = parse(text);
  if (!Array.isArray(rows)) throw new TypeError(`${file} is no list of fixes.`);
  return rows.map((row: unknown) => {
    if (isFix(row)) return row;
    throw new TypeError(`${file}: a fix has the texts ${FIELDS.join(', ')}, not ${JSON.stringify(row)}`);
  });
}

function isFix(row: unknown): row is Fix {
  const fields = Object.entries(row ?? {});
  return (
    fields.length === FIELDS.length &&
    fields.every(([name, text]) => FIELDS.includes(name) && typeof text === 'string')
  );
}
