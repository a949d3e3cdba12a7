import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cloud, startCloud } from './cloud.ts';
import { type Row, runMatrix } from './matrix.ts';
import type { Outcome } from './outcome.ts';
import { publishedRegistry } from './registry/publish-packages.ts';
import type { Registry } from './registry/registry.ts';
import { resultsOf, titleOf } from './results.ts';
import { runtimesWith } from './runtimes/all.ts';
import { startChromium } from './runtimes/chromium.ts';
import { runSnippets, type SnippetsOutcome } from './snippets.ts';
import { subjects } from './subjects.ts';

/** Not committed: what a run found is true of that run. */
const RESULTS = join(import.meta.dirname, '..', 'results.md');

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true }, // rows, such as `--only obis`: printed, not written
    keep: { type: 'boolean', default: false }, // the folders of the consumers
  },
});

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-consumers-')));
try {
  const { rows, snippets } = await run();
  const results = resultsOf(rows, snippets);
  if (options.only === undefined) writeFileSync(RESULTS, results);
  console.log(results);
  const outcomes = [...rows.flatMap(outcomesOf), ...snippets.map(({ outcome }) => outcome)];
  const count = (kind: Outcome['kind']): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  for (const row of rows) printFailures(row);
  for (const { what, outcome } of snippets)
    if (outcome.kind === 'fails') console.error(`\n✗ ${what}: ${outcome.reason}`);
  const counts = `${count('works')} passed, ${count('fails')} failed, ${count('left out')} left out for a reason`;
  console.log(`${counts}, in ${(performance.now() / 60_000).toFixed(1)} min`);
  process.exitCode = count('fails') === 0 && count('works') > 0 ? 0 : 1;
} finally {
  if (options.keep) console.log(scratch);
  else rmSync(scratch, { recursive: true, force: true });
}

interface Found {
  readonly rows: Row[];
  readonly snippets: readonly SnippetsOutcome[];
}

async function run(): Promise<Found> {
  const registry = await publishedRegistry(scratch);
  try {
    const cloud = await startCloud(registry, scratch);
    try {
      return await runIn(registry, cloud);
    } finally {
      await cloud[Symbol.asyncDispose]();
    }
  } finally {
    await registry[Symbol.asyncDispose]();
  }
}

async function runIn(registry: Registry, cloud: Cloud): Promise<Found> {
  const chromium = await startChromium(scratch);
  try {
    const { only } = options;
    const chosen = subjects().filter(({ name }) => only === undefined || only.includes(name));
    const rows = await runMatrix(chosen, { registry, scratch, cloud, runtimes: runtimesWith(chromium) });
    // Beside one row that is looked at, the snippets only when they are asked for: `--only snippets`.
    const snippets =
      only === undefined || only.includes('snippets') ? await runSnippets({ registry, scratch }) : [];
    return { rows, snippets };
  } finally {
    await chromium[Symbol.asyncDispose]();
  }
}

function outcomesOf({ installs, runs, compiles }: Row): Outcome[] {
  return [...installs.values(), ...runs.values(), ...compiles.values()];
}

function printFailures({ subject, installs, runs, compiles }: Row): void {
  const named = Array.from(compiles, ([project, outcome]) => [titleOf(project), outcome] as const);
  for (const [column, outcome] of [...installs, ...runs, ...named]) {
    if (outcome.kind === 'fails') console.error(`\n✗ ${subject.name}, ${column}: ${outcome.reason}`);
  }
}
