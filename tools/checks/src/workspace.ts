import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The root folder of the workspace. */
export const workspace: string = join(import.meta.dirname, '..', '..', '..');

/** Commands of the workspace as scripts for `process.execPath`: what stands in `.bin` differs from platform to platform. */
export const PNPM: string = join(workspace, 'node_modules/pnpm/bin/pnpm.mjs');
export const TSC: string = join(workspace, 'node_modules/typescript7/bin/tsc');

/** What the checks read of a package's manifest. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly type: string;
  readonly sideEffects: unknown;
  readonly engines: Readonly<Record<string, string>>;
  /** A target that is only a path is a file to read. */
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>> | string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly nx: { readonly tags: readonly string[] };
}

/** A published package: its folder and its manifest. */
export interface Package {
  readonly folder: string;
  readonly root: string;
  readonly manifest: Manifest;
}

/** Every published package, by folder name. */
export const packages: readonly Package[] = globSync('packages/*/package.json', { cwd: workspace })
  .sort()
  .map((file) => {
    const root = join(workspace, file, '..');
    return {
      folder: basename(root),
      root,
      manifest: JSON.parse(readFileSync(join(workspace, file), 'utf8')) as Manifest,
    };
  });

/** The package that has this npm name, if it is one of ours. */
export const packageNamed = (name: string): Package | undefined =>
  packages.find(({ manifest }) => manifest.name === name);

/** The environment of a program whose output is compared: no colours, and no options of the test runner. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_OPTIONS: '',
  FORCE_COLOR: undefined,
  NO_COLOR: '1',
};
