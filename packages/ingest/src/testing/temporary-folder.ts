import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';

/** A folder for the files of one test file; gives a new path at each call. */
export function temporaryFiles(): () => string {
  let folder = '';
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-me-ingest-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return () => join(folder, `${(count += 1)}.db`);
}
