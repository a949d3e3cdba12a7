import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import nx from '@nx/eslint-plugin';
import * as jsonc from 'jsonc-eslint-parser';
import tseslint from 'typescript-eslint';

/** A package imports only from the layers below its own. */
const LAYERS = [0, 1, 2, 3, 4, 5, 6, 7];
const layerConstraints = LAYERS.map((layer) => ({
  sourceTag: `layer:${layer}`,
  onlyDependOnLibsWithTags: [
    ...LAYERS.filter((below) => below < layer).map((below) => `layer:${below}`),
    'layer:testing',
  ],
}));

/** The packages that must run in a browser and a worker, their `src/node/` aside: the tag in each manifest says so. */
const universal = globSync('packages/*/package.json', { cwd: import.meta.dirname })
  .filter((file) =>
    JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).nx.tags.includes('runtime:universal'),
  )
  .map((file) => dirname(file));

/** What Node adds to the global scope; a browser and a worker have none of it. */
const NODE_GLOBALS = [
  'Buffer',
  '__dirname',
  '__filename',
  'clearImmediate',
  'global',
  'module',
  'process',
  'require',
  'setImmediate',
];
/** What only tests may import, whatever the layer: it is in no tarball. */
const FOR_TESTS = { group: ['@smart-me-tools/*'], message: 'Only tests and src/testing/ may import it.' };
const NODE_ONLY = 'A universal package runs without Node: move this to src/node/.';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/out-tsc/**',
      '**/node_modules/**',
      '**/.test-results.json',
      '**/.snippets/**',
      '**/.stryker-tmp/**',
      'tools/mutation/.results/**',
      'tools/mutation/toolchain/**', // its imports are installed there
      '**/src/gen/**',
      'tools/bench/peers/**',
    ],
  },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    // One program for all: the folders import each other's sources, so a program each would load those many times.
    languageOptions: {
      parserOptions: { project: 'tsconfig.all.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // Deprecated for those who sign in to smart-me, while it still takes it: our own code has to go on carrying it.
      '@typescript-eslint/no-deprecated': ['error', { allow: ['basicAuth'] }],
      // TypeScript's enums are no erasable syntax, so there are none.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          banTransitiveDependencies: true,
          // The cli loads these when a command wants them; its tests import them as everyone does.
          checkDynamicDependenciesExceptions: ['@smart-me/simulator', '@smart-me/postgres'],
          depConstraints: [
            ...layerConstraints,
            {
              sourceTag: 'runtime:universal',
              onlyDependOnLibsWithTags: ['runtime:universal', 'runtime:testing'],
            },
            { sourceTag: 'layer:testing', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/src/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [FOR_TESTS] }] },
  },
  {
    files: universal.map((root) => `${root}/src/**/*.ts`),
    ignores: ['**/*.test.ts', '**/src/node/**', '**/src/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules.map((name) => ({ name, message: NODE_ONLY })),
          patterns: [{ group: ['node:*'], message: NODE_ONLY }, FOR_TESTS],
        },
      ],
      'no-restricted-globals': ['error', ...NODE_GLOBALS.map((name) => ({ name, message: NODE_ONLY }))],
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'tools/*/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/src/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'VariableDeclaration[kind=/using$/]',
          message:
            'The workspace runs its sources, and Node 22 cannot parse this: try and finally do the same.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/src/testing/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name=/DisposableStack$/]',
          message: 'Node 22 has none: `Resources` of @smart-me-tools/testing does the same.',
        },
      ],
    },
  },
  {
    files: ['packages/cli/src/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['packages/*/package.json', 'tools/*/package.json'],
    languageOptions: { parser: jsonc },
    rules: {
      '@nx/dependency-checks': [
        'error',
        {
          // Peers of @smart-me/postgres: it imports nothing of `pg`, whose pool comes from the caller, who brings both along.
          ignoredDependencies: ['pg', 'pg-copy-streams'],
          // What `src/page` imports is bundled into the page: nobody installs it.
          ignoredFiles: [
            '{projectRoot}/src/**/*.test.ts',
            '{projectRoot}/src/testing/**/*',
            '{projectRoot}/src/page/**/*',
          ],
        },
      ],
    },
  },
);
