import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';
import { execute } from './execute.ts';
import { COMPILERS, NODES } from './kit.ts';

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

/**
 * Type-checks the consumer's program, and with `skipLibCheck: false` every declaration it reaches. With nodenext the
 * program is compiled as CommonJS too.
 */
export async function compile({ folder, subject }: Consumer, project: Project): Promise<string> {
  const { compiler, moduleResolution, exactOptionalPropertyTypes } = project;
  const home = join(folder, 'tsc', `${compiler}-${moduleResolution}-${exactOptionalPropertyTypes}`);
  mkdirSync(home, { recursive: true });
  const config = {
    compilerOptions: {
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      exactOptionalPropertyTypes,
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
  return execute(NODES['Node 24'], [COMPILERS[compiler], '-p', home, '--pretty', 'false'], { cwd: folder });
}
