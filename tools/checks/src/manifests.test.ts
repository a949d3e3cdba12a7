import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Package, packageNamed, packages, workspace } from './workspace.ts';

const layerOf = ({ manifest }: Package): number =>
  Number(manifest.nx.tags.find((tag) => tag.startsWith('layer:'))?.slice('layer:'.length));

describe('the packages', () => {
  test.each(packages)('$folder depends only on layers below its own', (one) => {
    const siblings = Object.keys(one.manifest.dependencies ?? {}).flatMap((name) => packageNamed(name) ?? []);
    for (const sibling of siblings) expect(layerOf(sibling)).toBeLessThan(layerOf(one));
  });

  test.each(packages)('$folder has the manifest every package has', ({ folder, manifest }) => {
    expect(manifest).toMatchObject({
      name: `@smart-me/${folder}`,
      license: 'Apache-2.0',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=22.13' },
    });
  });

  test.each(packages)(
    '$folder points every export at a source, its types and its code',
    ({ root, manifest }) => {
      for (const [entry, target] of Object.entries(manifest.exports)) {
        // A file that is no module, or a folder of them (`./tables/*.csv`): carried as it is.
        if (typeof target === 'string') {
          expect([entry, existsSync(join(root, dirname(target)))]).toEqual([entry, true]);
          continue;
        }
        const source = target['@smart-me/source'] ?? '';
        expect([entry, existsSync(join(root, source))]).toEqual([entry, true]);
        const built = source.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, '');
        expect(target).toEqual({
          '@smart-me/source': source,
          types: `${built}.d.ts`,
          default: `${built}.js`,
        });
      }
    },
  );

  test.each(packages)('$folder gives a reason for each dependency that is not ours', ({ root, manifest }) => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const foreign = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => packageNamed(name) === undefined,
    );
    const section = /^## Dependencies\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readme)?.[1] ?? '';
    for (const name of foreign) expect(section).toContain(name);
  });
});

describe('the lockfile', () => {
  test('names no host to download from', () => {
    expect(readFileSync(join(workspace, 'pnpm-lock.yaml'), 'utf8')).not.toMatch(/https?:\/\//);
  });
});
