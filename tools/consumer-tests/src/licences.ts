import { globSync } from 'node:fs';
import { join } from 'node:path';
import { packages, workspace } from '@smart-me-tools/checks/workspace';
import { fromToolchain, toolchain } from './toolchain.ts';
import { closureOf, type Installed, type InstalledManifest, readInstalled } from './registry/installed.ts';

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

const satisfies = fromToolchain('spdx-satisfies') as (
  expression: string,
  allowed: readonly string[],
) => boolean;

const published = closureOf(packages.map(({ root }) => readInstalled(root)));
const tools = [workspace, toolchain, join(workspace, 'tools/docs/toolchain')].flatMap(installedIn);

const refused = [
  ...published.filter(({ manifest }) => !isAllowed(manifest, PUBLISHED)),
  ...tools.filter(({ manifest }) => !isAllowed(manifest, TOOLS)),
].map(({ manifest }) => `✗ ${manifest.name}@${manifest.version}: ${licencesOf(manifest).join(' or ')}`);
for (const objection of new Set(refused)) console.error(objection);
console.log(`The licences of ${published.length} published packages and ${tools.length} tools were read.`);
process.exitCode = refused.length === 0 ? 0 : 1;

/** Whether one of the licences that a manifest names is allowed: more than one are a choice. */
function isAllowed(manifest: InstalledManifest, allowed: readonly string[]): boolean {
  return licencesOf(manifest).some((licence) => {
    try {
      return satisfies(licence, allowed);
    } catch {
      return false; // no expression of SPDX
    }
  });
}

/** The licences a manifest names, in the form of today or in one of npm's older ones. */
function licencesOf({ license, licenses }: InstalledManifest): string[] {
  return [license, licenses].flat().flatMap((one) => {
    if (typeof one === 'string') return [one];
    return typeof one === 'object' && one !== null && 'type' in one ? [String(one.type)] : [];
  });
}

/** Everything in pnpm's store of one installation. */
function installedIn(root: string): Installed[] {
  return globSync('node_modules/.pnpm/*/node_modules/{*,@*/*}/package.json', { cwd: root }).map((file) =>
    readInstalled(join(root, file, '..')),
  );
}
