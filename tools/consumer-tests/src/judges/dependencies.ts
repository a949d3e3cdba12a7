import { globSync } from 'node:fs';
import { join } from 'node:path';
import { kit } from '../kit.ts';
import { closureOf, type Installed, readInstalled } from '../registry/installed.ts';
import { workspace } from '../subjects.ts';
import type { Judgement } from './judgement.ts';
import { isLicenceAllowed, licenceOf, type Use } from './licences.ts';

/** Every dependency has a licence that its use allows: what is published, and the tools of this workspace. */
export function licences(): Judgement {
  const published = closureOf(
    globSync('packages/*', { cwd: workspace }).map((folder) => readInstalled(join(workspace, folder))),
  );
  const tools = [workspace, kit, join(workspace, 'tools/docs/kit')].flatMap(installedIn);
  const objections = [...refused(published, 'published'), ...refused(tools, 'tool')];
  return {
    judge: 'licences',
    subject: `${published.length} published, ${tools.length} tools`,
    objection: objections.length === 0 ? undefined : [...new Set(objections)].join('\n'),
  };
}

const refused = (packages: readonly Installed[], use: Use): string[] =>
  packages
    .filter(({ manifest }) => !isLicenceAllowed(licenceOf(manifest), use))
    .map(
      ({ manifest }) =>
        `${manifest.name}@${manifest.version} (${use}): ${licenceOf(manifest) ?? 'no licence'}`,
    );

/** Everything in pnpm's store of one installation. */
const installedIn = (root: string): Installed[] =>
  globSync('node_modules/.pnpm/*/node_modules/{*,@*/*}/package.json', { cwd: root }).map((file) =>
    readInstalled(join(root, file, '..')),
  );
