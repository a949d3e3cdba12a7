import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packages, workspace } from './workspace.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

describe.each(packages.map(({ folder, root }) => ({ folder, files: importsOf(join(root, 'src')) })))(
  '$folder',
  ({ files }) => {
    test('has no files that import each other in a circle', () => {
      expect(circlesOf(files)).toEqual([]);
    });

    test('has no folders that import each other in a circle', () => {
      expect(circlesOf(foldersOf(files))).toEqual([]);
    });
  },
);

describe.each(globSync('tools/*/src', { cwd: workspace }))('%s', (source) => {
  test('has no files that import each other in a circle', () => {
    expect(circlesOf(importsOf(join(workspace, source)))).toEqual([]);
  });
});

test('a circle is found, however long', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c', 'd'])],
    ['c', new Set(['a'])],
    ['d', new Set<string>()],
  ]);
  expect(circlesOf(graph)).toEqual([['a', 'b', 'c', 'a']]);
  graph.get('c')?.delete('a');
  expect(circlesOf(graph)).toEqual([]);
});

/** What each source file imports of its own package, types included; tests and what only they use aside. */
function importsOf(source: string): Graph {
  const files = globSync('**/*.ts', { cwd: source }).filter(
    (file) => !/\.test\.ts$|(^|\/)testing\//.test(file),
  );
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(source, file), 'utf8');
      const imported = Array.from(text.matchAll(/\b(?:from |import\()'(\.[^']+)'/g), ([, path = '']) =>
        join(dirname(file), path),
      );
      return [file, new Set(imported)];
    }),
  );
}

/** The same between folders. The files of the root, the entry point among them, stand above all folders. */
function foldersOf(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [file, imported] of files) {
    const folder = dirname(file);
    const others = [...imported]
      .map((path) => dirname(path))
      .filter((other) => other !== folder && other !== '.');
    if (folder !== '.') folders.set(folder, new Set([...(folders.get(folder) ?? []), ...others]));
  }
  return folders;
}

/** Each circle once, as the path along it. */
function circlesOf(graph: Graph): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start >= 0) circles.push([...path.slice(start), node]);
    if (start >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}
