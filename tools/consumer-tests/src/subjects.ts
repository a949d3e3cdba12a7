import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '@smart-me-tools/checks/workspace';

const programs = join(import.meta.dirname, '..', 'programs');

/** One row of the table: a package as one kind of consumer uses it. */
export interface Subject {
  /** `oauth`, or `oauth/node` for an entry point that needs more of its runtime. */
  readonly name: string;
  /** The layer of its package: the rows are in this order. */
  readonly layer: number;
  /** The one package that is installed. */
  readonly package: string;
  /** Every entry point of it, as it is imported. */
  readonly entries: readonly string[];
  /** The siblings its program imports by their own names. */
  readonly siblings: readonly string[];
  /** The program that uses it, in TypeScript: it exports `run(cloud)`, which gives lines. */
  readonly source: string;
  /** What those lines are, on every runtime. */
  readonly expected: string;
  /** Runs without Node: in a browser and a worker too. */
  readonly universal: boolean;
  /** Why a runtime is left out; a runtime that is not named here must work. */
  readonly leftOut: Readonly<Record<string, string>>;
}

/** Every program of `programs/`, in the order of the layers. */
export function subjects(): Subject[] {
  return globSync('*.ts', { cwd: programs })
    .map((file) => subjectOf(file.slice(0, -'.ts'.length)))
    .sort((one, other) => one.layer - other.layer || one.name.localeCompare(other.name));
}

const baseOf = (name: string): string => name.split('/')[0] ?? name;

/** `oauth.node` is the program of the row `oauth/node`: what needs Node in `@smart-me/oauth`. */
function subjectOf(file: string): Subject {
  const name = file.replace('.', '/');
  const folder = baseOf(name);
  const { manifest } = packages.find((one) => one.folder === folder) ?? {};
  if (manifest === undefined) throw new Error(`There is no package ${folder} for the program ${file}.`);
  const universal = name === folder && manifest.nx.tags.includes('runtime:universal');
  const source = readFileSync(join(programs, `${file}.ts`), 'utf8');
  const layer = manifest.nx.tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length);
  return {
    name,
    layer: Number(layer),
    package: manifest.name,
    entries: Object.keys(manifest.exports)
      .filter((entry) => !entry.endsWith('.json') && !entry.includes('*'))
      .map((entry) => join(manifest.name, entry)),
    siblings: siblingsIn(source).filter((sibling) => sibling !== manifest.name),
    source,
    expected: readFileSync(join(programs, `${file}.txt`), 'utf8').trimEnd(),
    universal,
    leftOut: { ...(universal ? {} : NEEDS_NODE), ...LEFT_OUT[name] },
  };
}

/** The packages of ours that a program imports. */
const siblingsIn = (source: string): string[] => [
  ...new Set(Array.from(source.matchAll(/from '(@smart-me\/[a-z-]+)/g), ([, name = '']) => name)),
];

const NEEDS_NODE: Subject['leftOut'] = {
  workerd: 'needs `node:` modules',
  'Vite in Chromium': 'needs `node:` modules',
  'esbuild in Chromium': 'needs `node:` modules',
};

/**
 * Rows whose consumers do without `exactOptionalPropertyTypes`: the declarations of a library that theirs reach contradict it,
 * here those of `@nats-io/nats-core` 3 (`MsgImpl`, `NatsConnectionImpl`).
 */
export const INEXACT: ReadonlySet<string> = new Set(['nats']);

const STARTS_NODE = 'the command that npm and pnpm leave in `node_modules/.bin` starts Node';

const NODE_ALONE: Subject['leftOut'] = {
  Bun: STARTS_NODE,
  Deno: STARTS_NODE,
  workerd: STARTS_NODE,
  'Vite in Chromium': STARTS_NODE,
  'esbuild in Chromium': STARTS_NODE,
};

/** What else is left out, and why: the table says it below. */
const LEFT_OUT: Readonly<Record<string, Subject['leftOut']>> = {
  'cli/bin': NODE_ALONE,
  'cli/ingest': NODE_ALONE,
};
