import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packages, workspace } from './workspace.ts';

const text = readFileSync(join(workspace, 'ARCHITECTURE.md'), 'utf8');

test('ARCHITECTURE.md names files and folders that are there', () => {
  const named = Array.from(text.matchAll(/`([a-z-]+\/src\/[^`\s]+)`/g), ([, path = '']) => path);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => globSync(`packages/${path}`, { cwd: workspace }).length === 0)).toEqual([]);
});

test.each(packages)('its house has $folder on its layer', ({ folder, manifest }) => {
  const [house = ''] = /```text[\s\S]*?```/.exec(text) ?? [];
  let layer = '';
  const floors = new Map<string, string>();
  for (const line of house.split('\n')) {
    layer = /^ ?(\d)/.exec(line)?.[1] ?? layer;
    for (const [name] of line.slice(0, 58).matchAll(/[a-z][a-z-]+/g)) floors.set(name, `layer:${layer}`);
  }
  expect(manifest.nx.tags).toContain(floors.get(folder));
});
