import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';
import { execute } from './execute.ts';
import { COMPILERS, NODES } from './toolchain.ts';
import { INEXACT } from './subjects.ts';

/** One way a TypeScript project of a consumer may be set up. */
export interface Project {
  readonly compiler: keyof typeof COMPILERS;
  readonly moduleResolution: 'nodenext' | 'bundler';
  readonly exactOptionalPropertyTypes: boolean;
}

/** Every combination that is checked. */
export const PROJECTS: readonly Project[] = (Object.keys(COMPILERS) as (keyof typeof COMPILERS)[]).flatMap(
  (compiler) =>
    (['nodenext', 'bundler'] as const).flatMap((moduleResolution) =>
      [true, false].map((exactOptionalPropertyTypes) => ({
        compiler,
        moduleResolution,
        exactOptionalPropertyTypes,
      })),
    ),
);

/** A setup in words. */
export const titleOf = ({ compiler, moduleResolution, exactOptionalPropertyTypes }: Project): string =>
  `${compiler}, ${moduleResolution}${exactOptionalPropertyTypes ? ', exactOptionalPropertyTypes' : ''}`;

/**
 * Type-checks the programs of some consumers, and with `skipLibCheck: false` every declaration they reach. With nodenext
 * the program is compiled as CommonJS too. Returns what the compiler says: nothing; throws with all its errors.
 *
 * Each consumer is a project with a program of its own, which sees its own installation only. One process builds all of
 * them: a compiler that has to start, and to read its own declarations, for each takes twice as long.
 *
 * @param root the folder that all consumers are below.
 */
export function compile(consumers: readonly Consumer[], project: Project, root: string): Promise<string> {
  const homes = consumers.map((consumer) => writeProject(consumer, project));
  const compiler = COMPILERS[project.compiler];
  return execute(NODES['Node 24'], [compiler, '--build', ...homes, '--pretty', 'false'], { cwd: root });
}

function writeProject({ folder, subject }: Consumer, project: Project): string {
  const { compiler, moduleResolution, exactOptionalPropertyTypes } = project;
  const home = join(folder, 'tsc', `${compiler}-${moduleResolution}-${exactOptionalPropertyTypes}`);
  mkdirSync(home, { recursive: true });
  const config = {
    compilerOptions: {
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      exactOptionalPropertyTypes: exactOptionalPropertyTypes && !INEXACT.has(subject.name),
      target: 'es2022',
      strict: true,
      skipLibCheck: false,
      skipDefaultLibCheck: true, // TypeScript's own declarations: they are nobody's dependency, and take a second each time
      noEmit: true,
      types: subject.universal ? [] : ['node'],
    },
    files: moduleResolution === 'nodenext' ? ['../../program.ts', '../../program.cts'] : ['../../program.ts'],
  };
  writeFileSync(join(home, 'tsconfig.json'), JSON.stringify(config));
  return home;
}
