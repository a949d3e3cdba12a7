import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The targets of every package and tool, said once. A folder has `build` and `typecheck` when it has the tsconfig
 * that the target compiles, and `lint` and `test` always.
 *
 * @type {import('@nx/devkit').CreateNodesV2}
 */
export const createNodesV2 = [
  '{packages,tools}/*/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const has = (name) => existsSync(join(workspaceRoot, root, name));
      return [file, { projects: { [root]: { targets: targetsOf(has) } } }];
    }),
];

const targetsOf = (has) => ({
  ...(has('tsconfig.lib.json') && {
    build: {
      command: 'tsc -b tsconfig.lib.json',
      options: { cwd: '{projectRoot}' },
      dependsOn: ['^build'],
      inputs: ['production', '^production'],
      outputs: ['{projectRoot}/dist'],
      cache: true,
    },
  }),
  ...(has('tsconfig.test.json') && {
    typecheck: {
      command: 'tsc -b tsconfig.test.json',
      options: { cwd: '{projectRoot}' },
      dependsOn: ['build', '^build'],
      inputs: ['default', '^production'],
      outputs: [],
      cache: true,
    },
  }),
  lint: {
    command: 'eslint --max-warnings=0 {projectRoot}',
    dependsOn: ['^build'],
    inputs: ['default', '^production'],
    outputs: [],
    cache: true,
  },
  ...(has('src') && {
    test: {
      command:
        'jest --config jest.config.mjs --rootDir {projectRoot} --json --outputFile {projectRoot}/.test-results.json',
      options: { env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' } },
      inputs: ['default', '^production'],
      outputs: ['{projectRoot}/.test-results.json'],
      cache: true,
    },
  }),
});
