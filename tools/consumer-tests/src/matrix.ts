import { availableParallelism } from 'node:os';
import type { Cloud } from './cloud.ts';
import { compile, PROJECTS, type Project } from './compilers.ts';
import { type Consumer, installAlone, type Run, writeProgram } from './consumer.ts';
import { inPool } from './in-pool.ts';
import { type Installer, INSTALLERS, type Source } from './install-packages.ts';
import { type Outcome, outcomeOf, worst } from './outcome.ts';
import { RUNTIMES, type RuntimeName } from './runtimes/runtime.ts';
import type { Subject } from './subjects.ts';

/** One row of the tables. */
export interface Row {
  readonly subject: Subject;
  readonly installs: ReadonlyMap<Installer, Outcome>;
  readonly runs: ReadonlyMap<RuntimeName, Outcome>;
  readonly compiles: ReadonlyMap<Project, Outcome>;
}

/** Everything that the rows share. */
export interface Bench extends Source {
  readonly cloud: Cloud;
  readonly runtimes: Readonly<Record<RuntimeName, Run>>;
}

/** Installs, runs and compiles every subject in every way, as many at once as this machine has processors. */
export async function runMatrix(subjects: readonly Subject[], bench: Bench): Promise<Row[]> {
  const atOnce = availableParallelism();
  const run = await inPool(
    atOnce,
    subjects.map((subject) => () => runOf(subject, bench)),
  );
  const compiled = await inPool(
    atOnce,
    PROJECTS.map((project) => () => compile(consumersFor(project, run), project, bench.scratch)),
  );
  return run.map(({ consumers, ...row }) => ({
    ...row,
    compiles: new Map(PROJECTS.map((project, index) => [project, outcomeFor(consumers, compiled[index])])),
  }));
}

/** A row so far, and its installations: those that succeeded. */
interface RunRow extends Omit<Row, 'compiles'> {
  readonly consumers: readonly Consumer[];
}

/** A cell of the runtimes is what the program does in each installation, the worst of them. */
async function runOf(subject: Subject, bench: Bench): Promise<RunRow> {
  const installs = new Map<Installer, Outcome>();
  const consumers: Consumer[] = [];
  for (const installer of INSTALLERS) {
    const install = async (): Promise<string> => {
      const consumer = await installAlone(subject, installer, bench);
      await writeProgram(consumer, bench.cloud);
      consumers.push(consumer);
      return '';
    };
    installs.set(installer, await outcomeOf(install, ''));
  }
  const inEach = async (run: (consumer: Consumer) => Promise<Outcome>): Promise<Outcome> => {
    if (consumers.length < INSTALLERS.length) return NOT_INSTALLED;
    const outcomes: Outcome[] = [];
    for (const consumer of consumers) outcomes.push(await run(consumer));
    return worst(outcomes);
  };

  const runs = new Map<RuntimeName, Outcome>();
  for (const name of RUNTIMES) {
    const reason = subject.leftOut[name];
    const run = bench.runtimes[name];
    const outcome: Outcome =
      reason === undefined
        ? await inEach((consumer) => outcomeOf(() => run(consumer), subject.expected))
        : { kind: 'left out', reason };
    runs.set(name, outcome);
  }
  return { subject, installs, runs, consumers };
}

/** A compiler takes as long as all runtimes together: one setting in npm's installation, the other in pnpm's. */
function consumersFor({ exactOptionalPropertyTypes }: Project, rows: readonly RunRow[]): Consumer[] {
  const installer: Installer = exactOptionalPropertyTypes ? 'npm' : 'pnpm';
  return rows.flatMap(({ consumers }) => consumers.filter((consumer) => consumer.installer === installer));
}

function outcomeFor(
  consumers: readonly Consumer[],
  outcomes: ReadonlyMap<Consumer, Outcome> | undefined,
): Outcome {
  const [outcome] = consumers.flatMap((consumer) => outcomes?.get(consumer) ?? []);
  return outcome ?? NOT_INSTALLED;
}

const NOT_INSTALLED: Outcome = { kind: 'fails', reason: 'not installed' };
