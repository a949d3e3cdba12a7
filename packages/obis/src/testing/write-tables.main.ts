import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { obisTable, obisTableNames } from '../tables.ts';

// Writes the tables that the package carries; a test proves that they are what the code says.
for (const name of obisTableNames) {
  writeFileSync(join(import.meta.dirname, '../../tables', `${name}.csv`), obisTable(name));
}
