import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { JestResults, Task } from './summary.ts';

/** The folder of the workspace: npm runs a script there. */
export const WORKSPACE: string = process.cwd();

const CACHE = join(WORKSPACE, '.nx', 'cache');

/** What Nx writes about its last run. */
export const RUN_FILE = join(CACHE, 'run.json');

/** What jest wrote for each project. */
export function resultFiles(): string[] {
  return globSync('{packages,tools}/*/.test-results.json', { cwd: WORKSPACE }).map((file) =>
    join(WORKSPACE, file),
  );
}

/** The results by the name of the project. */
export function readJestResults(): Map<string, JestResults> {
  return new Map(
    resultFiles().map((file) => {
      const { name } = readJson(join(dirname(file), 'package.json')) as { name: string };
      return [name, readJson(file) as JestResults];
    }),
  );
}

/** The tasks of the last run, with what the failed ones printed. */
export function readTasks(): Task[] {
  if (!existsSync(RUN_FILE)) return [];
  const { tasks } = readJson(RUN_FILE) as {
    tasks: { projectName: string; target: string; status: number; hash: string }[];
  };
  return tasks.map(({ projectName, target, status, hash }) => ({
    project: projectName,
    target,
    failed: status !== 0,
    output: status === 0 ? '' : outputOf(hash),
  }));
}

function outputOf(hash: string): string {
  const file = join(CACHE, 'terminalOutputs', hash);
  return existsSync(file) ? stripVTControlCharacters(readFileSync(file, 'utf8')) : '';
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
