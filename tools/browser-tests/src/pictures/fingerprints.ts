import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from './scene.ts';

/** What each picture showed when it was taken. */
export type Fingerprints = Readonly<Record<string, string>>;

const FILE = join(import.meta.dirname, 'fingerprints.json');

/** Reads what was written; of a picture that is not there any more nothing is known. */
export function readFingerprints(): Fingerprints {
  const known = JSON.parse(readFileSync(FILE, 'utf8')) as Fingerprints;
  return Object.fromEntries(Object.entries(known).filter(([file]) => existsSync(join(WORKSPACE, file))));
}

export function writeFingerprints(fingerprints: Fingerprints): void {
  const sorted = Object.fromEntries(
    Object.entries(fingerprints).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  writeFileSync(FILE, `${JSON.stringify(sorted, undefined, 2)}\n`);
}
