import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packages, workspace } from './workspace.ts';

const text = readFileSync(join(workspace, 'ARCHITECTURE.md'), 'utf8');
const readme = readFileSync(join(workspace, 'README.md'), 'utf8');

test('ARCHITECTURE.md names files and folders that are there', () => {
  const named = Array.from(text.matchAll(/`([a-z-]+\/src\/[^`\s]+)`/g), ([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => globSync(`packages/${path}`, { cwd: workspace }).length === 0)).toEqual([]);
});

/** Which packages stand on which layer of the picture of a house: lines that begin with the number of a layer. */
function floorsOf(markdown: string): Map<string, string> {
  const house = Array.from(markdown.matchAll(/```text[\s\S]*?```/g), ([block]) => block).find((block) =>
    /^ 7 /m.test(block),
  );
  let layer = '';
  const floors = new Map<string, string>();
  for (const line of house?.split('\n') ?? []) {
    layer = /^ ?(\d)/.exec(line)?.[1] ?? layer;
    for (const [name] of line.slice(0, 58).matchAll(/[a-z][a-z-]+/g)) floors.set(name, `layer:${layer}`);
  }
  return floors;
}

describe.each([
  ['ARCHITECTURE.md', text],
  ['README.md', readme],
])('the house in %s', (_file, markdown) => {
  test.each(packages)('has $folder on its layer', ({ folder, manifest }) => {
    expect(manifest.nx.tags).toContain(floorsOf(markdown).get(folder));
  });
});

test.each(packages)('README.md lists $folder', ({ folder, manifest }) => {
  expect(readme).toContain(`| [\`${manifest.name}\`](packages/${folder}) `);
});
