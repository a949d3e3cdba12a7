import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const binaries = join(root, '../../node_modules/.bin');
const proto = 'proto/smartme/signed/v1/signed.proto';

/** Runs buf; what it says of a failure becomes the message of the error. */
function buf(args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}` };
  return new Promise((resolve, reject) => {
    execFile('buf', args, { cwd, env }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${error.message}\n${stdout}${stderr}`));
    });
  });
}

/** Every file below a folder, by its path, with its text. */
async function textsBelow(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const texts = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'smart-me-signed-schema-'));
});
afterEach(() => rm(scratch, { recursive: true }));

describe('the schema', () => {
  test('is the source of src/gen: `pnpm generate` would change nothing', async () => {
    await buf(['generate', '--output', scratch], root);
    expect(await textsBelow(join(scratch, 'src/gen'))).toEqual(await textsBelow(join(root, 'src/gen')));
  });

  test('passes buf lint', async () => {
    await buf(['lint'], root);
  });

  test('does not break those who have the released one', async () => {
    await buf(['breaking', '--against', 'released'], root);
  });

  test.each([
    ['a number', 'optional int64 Value = 2', 'optional int64 Value = 4'],
    ['a name', 'optional string Unit = 3', 'optional string UnitText = 3'],
    ['a type', 'optional int64 UserId = 3', 'optional uint64 UserId = 3'],
    ['a label', 'repeated CounterValue Values', 'optional CounterValue Values'],
  ])('that changes %s is caught', async (_what, before, after) => {
    await cp(join(root, 'buf.yaml'), join(scratch, 'buf.yaml'));
    await cp(join(root, 'proto'), join(scratch, 'proto'), { recursive: true });
    const text = await readFile(join(scratch, proto), 'utf8');
    expect(text).toContain(before);
    await writeFile(join(scratch, proto), text.replace(before, after));
    await expect(buf(['breaking', '--against', join(root, 'released')], scratch)).rejects.toThrow(
      'signed.proto',
    );
  });
});
