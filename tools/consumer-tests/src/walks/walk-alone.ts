import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@smart-me-tools/checks/workspace';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { freePort, missingCommand } from '@smart-me-tools/testing/machine';
import type { Source } from '../install-packages.ts';
import { type Outcome, outcomeOf } from '../outcome.ts';
import { Terminal } from './terminal.ts';
import { type Step, taken, type Walk } from './walk.ts';
import { PORTS, walks } from './walks.ts';

/** Where transcripts are kept. */
const TRANSCRIPTS = join(workspace, 'tools', 'docs', 'walks');

/** The names of the walks. */
export const walkNames = (): string[] => walks({ postgres: 0, ports: [] }).map(({ name }) => name);

/** Walks from the documents to a result, in a folder of its own; `write` keeps the transcript. */
export async function walkAlone(name: string, source: Source, write: boolean): Promise<Outcome> {
  const needed = walks({ postgres: 0, ports: [] }).find((walk) => walk.name === name)?.needs ?? [];
  const needsDatabase = needed.includes('psql');
  const missing =
    needsDatabase && findPostgres() === undefined
      ? 'there is no PostgreSQL'
      : missingCommand(...needed.filter((command) => command !== 'psql'));
  if (missing !== undefined) return { kind: 'left out', reason: missing };
  const database = needsDatabase ? await startPostgres() : undefined;
  const walk = async (): Promise<string> => {
    const ports = await Promise.all(PORTS.map(() => freePort()));
    const found = walks({ postgres: database?.port ?? 0, ports }).find((one) => one.name === name);
    if (found === undefined) throw new Error('there is no such walk');
    const transcript = await walked(found, source);
    mkdirSync(TRANSCRIPTS, { recursive: true });
    if (write) writeFileSync(join(TRANSCRIPTS, `${name}.md`), transcript);
    return '';
  };
  return outcomeOf(walk, '').finally(() => database?.[Symbol.asyncDispose]());
}

/** Walks, and returns the transcript. */
async function walked(walk: Walk, { registry, scratch }: Source): Promise<string> {
  const terminal = new Terminal(join(scratch, walk.name), registry);
  const began = Date.now();
  const seconds = (): number => Math.round((Date.now() - began) / 1000);
  const parts: string[] = [];
  try {
    for (const [index, step] of walk.steps.entries()) {
      parts.push(`## ${index + 1}. ${await stepTaken(step, terminal)}\n_${seconds()} s_`);
    }
  } finally {
    await terminal[Symbol.asyncDispose]();
  }
  if (seconds() > walk.minutes * 60)
    throw new Error(`It took ${seconds()} s, and is to take ${walk.minutes} minutes.`);
  const about = `Walked by \`npx nx run consumer-tests:walks --write\`: an empty folder, an empty HOME, Node ${process.versions.node}, the packages as they are packed, from a registry on the same machine. **${seconds()} s** from the first step to the result; ${walk.minutes} minutes are allowed.`;
  return `# ${walk.title}\n\n${about}\n\n${parts.join('\n\n')}\n`.replaceAll(/\n{3,}/g, '\n\n');
}

/** Does what a step says; returns it for the transcript. */
async function stepTaken(step: Step, terminal: Terminal): Promise<string> {
  const { heading, code } = taken(step, readFileSync(join(workspace, step.read), 'utf8'));
  const about = `${step.read}, “${heading}”\n${step.why === undefined ? '' : `\nPut otherwise here, since ${step.why}.\n`}`;
  if (step.save !== undefined) {
    writeFileSync(join(terminal.folder, step.save), `${code}\n`);
    return `${about}\nSaved as \`${step.save}\`: ${code.split('\n').length} lines.\n`;
  }
  if (step.until === undefined)
    return `${about}\n${typed(code)}\n${seen(await terminal.run(code, step.prints))}\n`;
  const printed = await terminal.start(code, step.until);
  const variables = printed
    .split('\n')
    .filter((line) => /^ +export /.test(line))
    .map((line) => line.trim());
  if (variables.length > 0) await terminal.run(variables.join('\n'));
  const then =
    variables.length === 0 ? '' : `\nThen the variables that it printed:\n\n${typed(variables.join('\n'))}\n`;
  return `${about}\nIn a terminal of its own:\n\n${typed(code)}\n${seen(printed)}\n${then}`;
}

const typed = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n`;

/** The most lines of an output that a transcript shows. */
const SHOWN = 30;

function seen(output: string): string {
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line));
  if (lines.join('') === '') return '';
  const rest = lines.length - SHOWN;
  const shown = rest > 1 ? [...lines.slice(0, SHOWN), `… ${rest} more lines`] : lines;
  return `\`\`\`console\n${shown.join('\n')}\n\`\`\`\n`;
}
