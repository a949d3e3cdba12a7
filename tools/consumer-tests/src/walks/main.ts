import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { publishedRegistry } from '../registry/publish-packages.ts';
import { walkAlone, walkNames } from './walk-alone.ts';

// Walks as six kinds of users do, and writes down what they typed and saw.
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false }, // into tools/docs/walks
  },
});

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-walks-')));
const counts = { works: 0, fails: 0, 'left out': 0 };
const registry = await publishedRegistry(scratch);
try {
  for (const name of options.only ?? walkNames()) {
    const outcome = await walkAlone(name, { registry, scratch }, options.write);
    counts[outcome.kind] += 1;
    console.log(outcome.kind === 'works' ? `✓ ${name}` : `✗ ${name} ${outcome.kind}: ${outcome.reason}`);
  }
} finally {
  await registry[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${counts.works} passed, ${counts.fails} failed, ${counts['left out']} left out for a reason`);
process.exitCode = counts.fails === 0 ? 0 : 1;
