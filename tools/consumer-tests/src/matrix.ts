import { availableParallelism } from 'node:os';
import type { Cloud } from './cloud.ts';
import { compile, PROJECTS, titleOf } from './compilers.ts';
import { type Consumer, installAlone, writeProgram } from './consumer.ts';
import { inPool } from './in-pool.ts';
import { type Installer, INSTALLERS, type Source } from './install-packages.ts';
import { type Outcome, outcomeOf, worst } from './outcome.ts';
import type { Chromium } from './runtimes/chromium.ts';
import { RUNTIME_NAMES, type RuntimeName, RUNTIMES } from './runtimes/runtimes.ts';
import type { Subject } from './subjects.ts';

/** One row of the tables: what came of a subject, column by column. */
export interface Row {
  readonly subject: Subject;
  readonly cells: Map<string, Outcome>;
}

/** Everything that the rows share. */
export interface Bench extends Source {
  readonly cloud: Cloud;
  readonly chromium: Chromium;
}

/** How the column of an installer is headed. */
export const aloneBy = (installer: Installer): string => `alone by ${installer}`;

/** What came of the rows, and of compiling all of them under each setting. */
export interface Matrix {
  readonly rows: readonly Row[];
  readonly compilations: ReadonlyMap<string, Outcome>;
}

/** Installs, runs and compiles every subject in every way, as many at once as this machine has processors. */
export async function runMatrix(subjects: readonly Subject[], bench: Bench): Promise<Matrix> {
  const atOnce = availableParallelism();
  const rows = await inPool(
    atOnce,
    subjects.map((subject) => () => runOf(subject, bench)),
  );
  const compilations = PROJECTS.map((project) => async (): Promise<[string, Outcome]> => {
    // A compiler takes as long as all runtimes together: one setting in npm's installation, the other in pnpm's.
    const installer: Installer = project.exactOptionalPropertyTypes ? 'npm' : 'pnpm';
    const installed = rows.flatMap(({ consumers }) => consumers.filter((one) => one.installer === installer));
    return [titleOf(project), await outcomeOf(() => compile(installed, project, bench.scratch), '')];
  });
  return { rows, compilations: new Map(await inPool(atOnce, compilations)) };
}

/** A row so far, and its installations: those that succeeded. A cell of the runtimes is the worst that the program does in them. */
async function runOf(
  subject: Subject,
  bench: Bench,
): Promise<Row & { readonly consumers: readonly Consumer[] }> {
  const cells: Row['cells'] = new Map();
  const consumers: Consumer[] = [];
  for (const installer of INSTALLERS) {
    const install = async (): Promise<string> => {
      const consumer = await installAlone(subject, installer, bench);
      await writeProgram(consumer, bench.cloud);
      consumers.push(consumer);
      return '';
    };
    cells.set(aloneBy(installer), await outcomeOf(install, ''));
  }
  const outcomeIn = async (name: RuntimeName): Promise<Outcome> => {
    const reason = subject.leftOut[name];
    if (reason !== undefined) return { kind: 'left out', reason };
    if (consumers.length < INSTALLERS.length) return NOT_INSTALLED;
    const outcomes: Outcome[] = [];
    for (const consumer of consumers)
      outcomes.push(await outcomeOf(() => RUNTIMES[name](consumer, bench.chromium), subject.expected));
    return worst(outcomes);
  };
  for (const name of RUNTIME_NAMES) cells.set(name, await outcomeIn(name));
  const strange = Object.keys(subject.leftOut).find((name) => !cells.has(name));
  if (strange !== undefined)
    throw new RangeError(`${subject.name} leaves out ${strange}, which is no runtime.`);
  return { subject, cells, consumers };
}

const NOT_INSTALLED: Outcome = { kind: 'fails', reason: 'not installed' };
