import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What is mutated of a package, and which of its tests look for it. */
export interface Subject {
  /** Folder below `packages/`. */
  readonly name: string;
  /** What of it is mutated, in words; all of it when left out. */
  readonly what?: string;
  /** Sources to mutate, as patterns. */
  readonly sources?: readonly string[];
  /** Test files that are used, as patterns; all of them when left out. */
  readonly tests?: readonly string[];
  /** Test files that are not used, as patterns: they look at something else than what the code does. */
  readonly notUsed?: readonly string[];
  /** Environment of its tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The score that it has to reach, in percent. */
  readonly goal: number;
}

/** The packages whose tests are tried. */
export const SUBJECTS: readonly Subject[] = parse(
  readFileSync(join(import.meta.dirname, '..', 'subjects.yaml'), 'utf8'),
) as Subject[];
