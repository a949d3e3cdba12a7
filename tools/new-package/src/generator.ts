import { join } from 'node:path';
import { formatFiles, generateFiles, type Tree, updateJson } from '@nx/devkit';

/** What `nx g` asks for. */
export interface NewPackage {
  readonly name: string;
  readonly description: string;
  readonly layer: number;
  readonly runtime: 'universal' | 'node';
}

/** One function with its test and a snippet, which the first real concept of a package replaces. */
const FILES = join(import.meta.dirname, '..', 'files');

/** The tool whose programs import every package. */
const USER = 'tools/consumer-tests';
const ARCHITECTURE = 'ARCHITECTURE.md';

/** Writes a new package that builds, is linted, tested, packed and consumed like every other. */
export default async function newPackage(tree: Tree, options: NewPackage): Promise<() => void> {
  const { name, layer } = options;
  const root = `packages/${name}`;
  if (tree.exists(root)) throw new Error(`There is a package ${name} already.`);
  const camel = name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  generateFiles(tree, FILES, '.', { ...options, about: `${camel}About` });
  updateJson(tree, `${USER}/package.json`, (manifest: { dependencies?: Record<string, string> }) => ({
    ...manifest,
    dependencies: sorted({ ...manifest.dependencies, [`@smart-me/${name}`]: 'workspace:^' }),
  }));
  updateJson(tree, `${USER}/tsconfig.json`, (config: References) => withReference(config, `../../${root}`));
  updateJson(tree, 'tsconfig.json', (config: References) => withReference(config, `./${root}`));
  const house = tree.read(ARCHITECTURE, 'utf8') ?? '';
  tree.write(ARCHITECTURE, house.replace(new RegExp(`^ ${layer} .*$`, 'm'), `$&\n     ${name}`));
  await formatFiles(tree);
  return () => {
    console.log(
      `\nNow: npx -y pnpm@12 install, and npx nx run-many -t build,typecheck,lint,test -p @smart-me/${name}`,
    );
  };
}

const sorted = (entries: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));

interface References {
  readonly references: readonly { readonly path: string }[];
}

const withReference = (config: References, path: string): References => ({
  ...config,
  references: [{ path }, ...config.references],
});
