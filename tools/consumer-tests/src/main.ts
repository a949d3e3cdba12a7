import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Resources } from '@smart-me-tools/testing/resources';
import { startCloud } from './cloud.ts';
import { runMatrix } from './matrix.ts';
import { publishedRegistry } from './registry/publish-packages.ts';
import { resultsOf } from './results.ts';
import { startChromium } from './runtimes/chromium.ts';
import { runSnippets } from './snippets.ts';
import { subjects } from './subjects.ts';

/** Not committed: what a run found is true of that run. */
const RESULTS = join(import.meta.dirname, '..', 'results.md');

const {
  values: { only, keep },
} = parseArgs({
  options: {
    only: { type: 'string', multiple: true }, // rows, such as `--only obis`: printed, not written
    keep: { type: 'boolean', default: false }, // the folders of the consumers
  },
});

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-consumers-')));
const resources = new Resources();
try {
  const registry = resources.use(await publishedRegistry(scratch));
  const cloud = resources.use(await startCloud(registry, scratch));
  const chromium = resources.use(await startChromium(scratch));
  const chosen = subjects().filter(({ name }) => only === undefined || only.includes(name));
  const matrix = await runMatrix(chosen, { registry, scratch, cloud, chromium });
  // Beside one row that is looked at, the snippets only when they are asked for: `--only snippets`.
  const areSnippetsWanted = only === undefined || only.includes('snippets');
  const snippets = areSnippetsWanted ? await runSnippets({ registry, scratch }) : undefined;
  const results = resultsOf(matrix, snippets);
  if (only === undefined) writeFileSync(RESULTS, results);
  console.log(results);

  const counts = { works: 0, fails: 0, 'left out': 0 };
  const all = [
    ...matrix.rows.flatMap(({ subject, cells }) =>
      Array.from(cells, ([column, outcome]) => [`${subject.name}, ${column}`, outcome] as const),
    ),
    ...matrix.compilations,
    ...(snippets ?? []),
  ];
  for (const [what, outcome] of all) {
    counts[outcome.kind] += 1;
    if (outcome.kind === 'fails') console.error(`\n✗ ${what}: ${outcome.reason}`);
  }
  const counted = `${counts.works} passed, ${counts.fails} failed, ${counts['left out']} left out for a reason`;
  console.log(`${counted}, in ${(performance.now() / 60_000).toFixed(1)} min`);
  process.exitCode = counts.fails === 0 && counts.works > 0 ? 0 : 1;
} finally {
  await resources[Symbol.asyncDispose]();
  if (keep) console.log(scratch);
  else rmSync(scratch, { recursive: true, force: true });
}
