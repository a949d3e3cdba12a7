import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { TEST_GLOBAL } from './test-file.ts';

/** Where a package's sources are, twice: as they were written, and with mutants in them. */
export interface MutatedPackage {
  /** Folder of the package in the workspace. */
  readonly original: string;
  /** Stryker's copy of that folder. */
  readonly sandbox: string;
}

/**
 * Makes one module of all test files, the mutated sources and those of its siblings: one text to compile instead of a hundred, which is
 * evaluated anew for every mutant. Its export `files` holds a function for each test file, which loads it. Installed packages stay imports.
 */
export async function bundleTests(place: MutatedPackage, testFiles: readonly string[]): Promise<string> {
  const entries = testFiles.map((file) => `${JSON.stringify(file)}: () => import('./${file}')`);
  const { outputFiles } = await build({
    stdin: {
      contents: `export const files = {\n${entries.join(',\n')}\n};`,
      resolveDir: place.sandbox,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    conditions: ['@smart-me/source', 'node', 'import'],
    // Errors and test names are told by the names of classes and functions.
    keepNames: true,
    logLevel: 'error',
    plugins: [testGlobals, sources(place)],
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('esbuild wrote no bundle.');
  return bundle.text;
}

/** `@jest/globals` is what the runner has put there for the file that is being loaded. */
const testGlobals: Plugin = {
  name: 'test-globals',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: 'globals', namespace: TEST_GLOBAL }));
    bundler.onLoad({ filter: /.*/, namespace: TEST_GLOBAL }, () => ({
      contents: `export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globalThis.${TEST_GLOBAL};`,
    }));
  },
};

const RESOLVED = Symbol('resolved already');

/** Whatever imports the mutated package, a sibling's source included, gets its mutated source; a file still finds what lies beside it. */
function sources({ original, sandbox }: MutatedPackage): Plugin {
  const inOriginal = join(original, 'src/');
  return {
    name: 'sources',
    setup: (bundler) => {
      bundler.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === RESOLVED || path.startsWith('node:')) return undefined;
        const found = await bundler.resolve(path, { ...options, pluginData: RESOLVED });
        if (found.errors.length > 0 || found.external) return found;
        if (found.path.includes('/node_modules/')) {
          return { path: pathToFileURL(found.path).href, external: true };
        }
        return found.path.startsWith(inOriginal)
          ? { ...found, path: join(sandbox, 'src', found.path.slice(inOriginal.length)) }
          : found;
      });
      bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const written = path.startsWith(sandbox) ? join(original, path.slice(sandbox.length)) : path;
        return { loader: 'ts', contents: withPlace(text, written) };
      });
    },
  };
}

/** A bundle has one `import.meta` for all: each file keeps its own. */
function withPlace(text: string, file: string): string {
  return text
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(file)))
    .replaceAll('import.meta.filename', JSON.stringify(file))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
}
