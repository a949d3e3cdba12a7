import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { workspace } from './workspace.ts';

// The bad examples are linted by the workspace's own configuration. Only the rules that need the types of a file on
// disk are off, for these files exist nowhere.
let eslint: ESLint;
beforeAll(() => {
  const untyped = { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } as Linter.Config;
  eslint = new ESLint({ cwd: workspace, overrideConfig: [untyped] });
});

async function problemsOf(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(workspace, filePath) });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`);
}

describe('the layers', () => {
  test('an import from a layer below is fine', async () => {
    const code = `import { parseObis } from '@smart-me/obis';\nexport const code = parseObis('1.8.0');\n`;
    expect(await problemsOf('packages/proto-codec/src/example.ts', code)).toEqual([]);
  });

  test('an import that goes up is refused', async () => {
    const code = `import { createClient } from '@smart-me/api-core';\nexport const client = createClient;\n`;
    const problems = await problemsOf('packages/obis/src/example.ts', code);
    // Whatever is above imports from below, so what is told first may be the circle.
    expect(problems).toContainEqual(expect.stringMatching(/enforce-module-boundaries.*(layer:0|Circular)/));
  });

  test('an import that goes sideways is refused', async () => {
    const code = `import { createPartnerApi } from '@smart-me/partner-api';\nexport const api = createPartnerApi;\n`;
    const problems = await problemsOf('packages/account-api/src/example.ts', code);
    expect(problems).toContainEqual(expect.stringMatching(/enforce-module-boundaries.*layer:3/));
  });

  test('a deep import into another package is refused', async () => {
    const relative = `export { ObisCode } from '../../obis/src/obis-code.ts';\n`;
    expect(await problemsOf('packages/proto-codec/src/example.ts', relative)).toContainEqual(
      expect.stringMatching(/enforce-module-boundaries.*(relative|alias|name)/i),
    );
    const behindTheExports = `export { ObisCode } from '@smart-me/obis/src/obis-code.ts';\n`;
    expect(await problemsOf('packages/proto-codec/src/example.ts', behindTheExports)).not.toEqual([]);
  });

  test('a universal package may not depend on one that needs Node', async () => {
    const code = `import { startSimulator } from '@smart-me/simulator';\nexport const start = startSimulator;\n`;
    const problems = await problemsOf('packages/realtime/src/example.ts', code);
    expect(problems).toContainEqual(expect.stringMatching(/enforce-module-boundaries/));
  });
});

describe('the servers of tools/testing', () => {
  const code = `import { serve } from '@smart-me-tools/testing';\nexport const start = serve;\n`;

  test.each(['packages/api-core/src/example.test.ts', 'packages/oauth/src/testing/example.ts'])(
    'may be imported by %s',
    async (file) => {
      expect(await problemsOf(file, code)).toEqual([]);
    },
  );

  test.each(['packages/api-core/src/example.ts', 'packages/simulator/src/example.ts'])(
    'may not be imported by %s, which is published',
    async (file) => {
      expect(await problemsOf(file, code)).toContainEqual(
        expect.stringMatching(/no-restricted-imports.*Only tests/),
      );
    },
  );
});

describe('a universal package', () => {
  test.each(['node:fs', 'fs', 'node:crypto'])('may not import %s', async (name) => {
    const problems = await problemsOf('packages/api-core/src/example.ts', `export * from '${name}';\n`);
    expect(problems).toContainEqual(expect.stringMatching(/no-restricted-imports.*universal package/));
  });

  test('may not touch a global of Node', async () => {
    const problems = await problemsOf(
      'packages/oauth/src/example.ts',
      `export const home = process.env['HOME'];\n`,
    );
    expect(problems).toContainEqual(expect.stringMatching(/no-restricted-globals.*universal package/));
  });

  test('may do both in its src/node folder', async () => {
    const code = `import { readFile } from 'node:fs/promises';\nexport const read = () => readFile(String(process.env['HOME']));\n`;
    expect(await problemsOf('packages/oauth/src/node/example.ts', code)).toEqual([]);
  });
});

describe('a manifest', () => {
  test('that leaves out a dependency its package imports is refused', async () => {
    const manifest = readFileSync(join(workspace, 'packages/api-core/package.json'), 'utf8');
    expect(await problemsOf('packages/api-core/package.json', manifest)).toEqual([]);
    const without = manifest.replace(/,\s*"ky": "[^"]*"/, '');
    expect(without).not.toEqual(manifest);
    expect(await problemsOf('packages/api-core/package.json', without)).toContainEqual(
      expect.stringMatching(/dependency-checks.*missing from "dependencies":\s+- ky/),
    );
  });
});
