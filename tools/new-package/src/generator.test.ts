import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, type Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { beforeEach, expect, test } from '@jest/globals';
import newPackage from './generator.ts';

const workspace = join(import.meta.dirname, '..', '..', '..');
const touched = [
  'tsconfig.json',
  'ARCHITECTURE.md',
  'tools/consumer-tests/package.json',
  'tools/consumer-tests/tsconfig.json',
];
const tariffs = {
  name: 'tariffs',
  description: 'Tariffs of a grid operator',
  layer: 3,
  runtime: 'universal',
} as const;

let tree: Tree;
beforeEach(async () => {
  tree = createTree();
  for (const file of touched) tree.write(file, readFileSync(join(workspace, file)));
  await newPackage(tree, tariffs);
});

test('a new package has the manifest that every package has', () => {
  const ours: object = readJson(tree, 'packages/tariffs/package.json');
  const sibling = JSON.parse(readFileSync(join(workspace, 'packages/oauth/package.json'), 'utf8')) as object;
  const same = ['license', 'type', 'sideEffects', 'engines', 'files', 'publishConfig'] as const;
  for (const field of same)
    expect(Object.entries(ours)).toContainEqual(Object.entries(sibling).find(([name]) => name === field));
  expect(ours).toMatchObject({ name: '@smart-me/tariffs', nx: { tags: ['layer:3', 'runtime:universal'] } });
});

test('the house, the consumer tests and the compiler know it', () => {
  expect(readJson(tree, 'tools/consumer-tests/package.json')).toMatchObject({
    dependencies: { '@smart-me/tariffs': 'workspace:^' },
  });
  expect(readJson(tree, 'tsconfig.json')).toMatchObject({
    references: expect.arrayContaining([{ path: './packages/tariffs' }]) as unknown,
  });
  expect(tree.read('ARCHITECTURE.md', 'utf8')).toMatch(/^ 3 .*\n {5}tariffs$/m);
  expect(tree.exists('tools/consumer-tests/programs/tariffs.txt')).toBe(true);
});

test('a package that is there is not written over', async () => {
  await expect(newPackage(tree, tariffs)).rejects.toThrow('There is a package tariffs already.');
});
