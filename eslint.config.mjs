import { builtinModules } from 'node:module';
import nx from '@nx/eslint-plugin';
import * as jsonc from 'jsonc-eslint-parser';
import tseslint from 'typescript-eslint';

/** A package imports only from the layers below its own. */
const LAYERS = [0, 1, 2, 3, 4];
const layerConstraints = LAYERS.map((layer) => ({
  sourceTag: `layer:${layer}`,
  onlyDependOnLibsWithTags: LAYERS.filter((below) => below < layer).map((below) => `layer:${below}`),
}));

/** What Node adds to the global scope; a browser and a worker have none of it. */
const NODE_GLOBALS = ['process', 'Buffer', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate', 'clearImmediate'];

/** The packages that must run in a browser and a worker, their `src/node/` aside. */
const UNIVERSAL = ['obis', 'proto-codec', 'api-core', 'oauth', 'account-api', 'partner-api', 'realtime'];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/.test-results.json', '**/src/gen/**'] },
  { plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
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
          allow: [],
          depConstraints: [
            ...layerConstraints,
            { sourceTag: 'runtime:universal', onlyDependOnLibsWithTags: ['runtime:universal'] },
            { sourceTag: 'layer:tool', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  {
    files: UNIVERSAL.map((name) => `packages/${name}/src/**/*.ts`),
    ignores: ['**/*.test.ts', '**/src/node/**', '**/src/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: builtinModules, patterns: [{ group: ['node:*'], message: 'A universal package runs without Node: move it to src/node/.' }] }],
      'no-restricted-globals': ['error', ...NODE_GLOBALS],
    },
  },
  { files: ['**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'error' } },
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
          ignoredFiles: ['{projectRoot}/src/**/*.test.ts', '{projectRoot}/src/testing/**/*'],
          useLocalPathsForWorkspaceDependencies: false,
        },
      ],
    },
  },
);
