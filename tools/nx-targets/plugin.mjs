import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The tool that checks the workspace as a whole, and has a target for it. */
const WHOLE = join('tools', 'checks');

/**
 * The targets of every package and tool, said once. A folder has `build` and `typecheck` when it has the tsconfig
 * that the target compiles, `test` when it has sources, and `lint` always.
 *
 * `lint-all` and `typecheck-all` take every folder in one process, as `npm test` wants it: most of the time goes into
 * loading types, and the folders share those.
 *
 * @type {import('@nx/devkit').CreateNodesV2}
 */
export const createNodesV2 = [
  '{packages,tools}/*/package.json',
  (files, _options, { workspaceRoot }) =>
    files.map((file) => {
      const root = dirname(file);
      const has = (name) => existsSync(join(workspaceRoot, root, name));
      const targets = targetsOf(has);
      if (root === WHOLE) {
        targets['lint-all'] = overAll('eslint --max-warnings=0 packages tools');
        targets['typecheck-all'] = overAll('tsc -p tsconfig.all.json');
        // It looks at every file, READMEs too, and at what the packages publish.
        targets.test = { ...targets.test, inputs: EVERY_FILE, dependsOn: ['^build'] };
      }
      return [file, { projects: { [root]: { targets } } }];
    }),
];

const EVERY_FILE = ['{workspaceRoot}/**/*'];

const overAll = (command) => ({
  command,
  inputs: ['{workspaceRoot}/packages/**/*', '{workspaceRoot}/tools/**/*', 'workspace'],
  outputs: [],
  cache: true,
});

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
