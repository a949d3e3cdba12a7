import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cloud, environmentFor } from './cloud.ts';
import { execute } from './execute.ts';
import { installPackages, type Source } from './install-packages.ts';
import { COMPILERS, NODES } from './toolchain.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { readmeProgram } from './readme-program.ts';
import { workspace } from './subjects.ts';

/**
 * A new project of one file with everything the root README shows: installed by npm, compiled by each TypeScript as
 * strictly as it can be, run by the oldest Node against the simulator, printing what the README says.
 */
export async function freshProject(source: Source, cloud: Cloud): Promise<Outcome> {
  const program = readmeProgram(readFileSync(join(workspace, 'README.md'), 'utf8'));
  const folder = join(source.scratch, 'fresh-project');
  return outcomeOf(async () => {
    mkdirSync(folder);
    await installPackages('npm', folder, [...program.packages, '@types/node'], source);
    writeFileSync(join(folder, 'main.ts'), program.source);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
    for (const compiler of Object.values(COMPILERS)) {
      await execute(NODES['Node 24'], [compiler, '-p', folder, '--pretty', 'false'], { cwd: folder });
    }
    const printed = await execute(NODES['Node 22'], ['main.js'], { cwd: folder, env: environmentFor(cloud) });
    return missingFrom(`${printed}\n`, program.outputs);
  }, '');
}

const compilerOptions = {
  module: 'nodenext',
  target: 'es2022', // turns `await using` into what Node 22 knows
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: ['node'],
};

/** The outputs that do not come, each after the one before it; empty when all of them do. */
function missingFrom(printed: string, outputs: readonly string[]): string {
  let from = 0;
  const missing = outputs.filter((output) => {
    const at = printed.indexOf(output, from);
    if (at !== -1) from = at + output.length;
    return at === -1;
  });
  return missing.join('\n');
}
