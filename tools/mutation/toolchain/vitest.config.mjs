import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

// The tests of a package, run by Vitest: Jest would take 0.3 s to load each test file anew for each mutant.
const { root, tests, notUsed } = JSON.parse(process.env.MUTATION_SUBJECT);
const sources = join(root, 'src/');
/** Stryker's copy of the package, with the mutants. */
const sandbox = process.cwd();

/** The files that noticed a mutant in the run before first, then those that take least: most mutants need one file only. */
class LikelyFirst extends BaseSequencer {
  async sort(files) {
    const { cache, config } = this.ctx;
    const rank = ({ project, moduleId }) => {
      const last = cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`);
      return last?.failed ? 0 : (last?.duration ?? Infinity);
    };
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

/** Every import of the package, from its siblings too, gets the sources with the mutants; each file keeps its place. */
const mutants = {
  name: 'mutants',
  enforce: 'pre',
  load(id) {
    const copy = id.startsWith(sources) && join(sandbox, relative(root, id));
    return copy && existsSync(copy) ? readFileSync(copy, 'utf8') : null;
  },
};

export default defineConfig({
  root,
  plugins: [mutants],
  resolve: {
    alias: {
      '@jest/globals': fileURLToPath(new URL('jest-globals.mjs', import.meta.url)),
      vitest: fileURLToPath(import.meta.resolve('vitest')),
    },
  },
  ssr: { resolve: { conditions: ['@smart-me/source', 'node', 'import'] } },
  test: {
    include: tests,
    exclude: notUsed,
    testTimeout: 60_000,
    sequence: { sequencer: LikelyFirst },
    // What a mutant throws outside of a test, or after it, has not been noticed.
    onUnhandledError: () => false,
  },
});
