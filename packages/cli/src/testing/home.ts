import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home folder for one test, on every platform. */
export interface Home extends AsyncDisposable {
  /** Makes a command live there. */
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** The files in it, of any depth, by their paths. */
  files(): Promise<readonly string[]>;
  /** The one sign-in there is: its file. */
  file(): Promise<{ readonly path: string; readonly text: string; readonly mode: number }>;
  /** Changes it. */
  edit(change: (text: string) => string): Promise<void>;
}

export async function makeHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-home-'));
  const files = async (): Promise<string[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name));
  };
  const signInPath = async (): Promise<string> => {
    const [path = '', ...others] = (await files()).filter((each) => each.endsWith('.json'));
    if (path === '' || others.length > 0) throw new Error(`Not one sign-in: ${[path, ...others].join(' ')}`);
    return path;
  };
  return {
    folder,
    env: { HOME: folder, APPDATA: folder },
    files,
    file: async () => {
      const path = await signInPath();
      return { path, text: await readFile(path, 'utf8'), mode: (await stat(path)).mode & 0o777 };
    },
    edit: async (change) => {
      const path = await signInPath();
      await writeFile(path, change(await readFile(path, 'utf8')));
    },
    // Again and again: a command that was killed may write a last file meanwhile.
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, maxRetries: 20, retryDelay: 100 }),
  };
}
