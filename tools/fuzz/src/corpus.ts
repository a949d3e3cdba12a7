import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the examples are that inputs are made of. */
export const CORPUS: string = join(import.meta.dirname, '..', 'corpus');

/** The lines of a file of examples. */
export const corpus = (name: string): string[] =>
  readFileSync(join(CORPUS, `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
