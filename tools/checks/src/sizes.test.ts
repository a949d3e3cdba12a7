import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import * as accountEndpoints from '@smart-me/account-api/endpoints';
import * as partnerEndpoints from '@smart-me/partner-api/endpoints';
import { build } from 'esbuild';

/** What an application ships for one use of a package: minified, gzipped, in bytes. */
async function sizeOf(program: string): Promise<number> {
  const [text = ''] = await bundle([program]);
  return gzipSync(text, { level: 9 }).length;
}

/** Programs and what each of them uses of the packages, for the browser, minified. */
async function bundle(programs: readonly string[]): Promise<string[]> {
  const { outputFiles } = await build({
    entryPoints: programs.map((_, at) => `program:${at}`),
    plugins: [
      {
        name: 'programs',
        setup: (esbuild) => {
          esbuild.onResolve({ filter: /^program:/ }, ({ path }) => ({ path, namespace: 'program' }));
          esbuild.onLoad({ filter: /./, namespace: 'program' }, ({ path }) => ({
            contents: programs[Number(path.slice('program:'.length))] ?? '',
            resolveDir: import.meta.dirname,
            loader: 'ts',
          }));
        },
      },
    ],
    conditions: ['@smart-me/source'],
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    bundle: true,
    minify: true,
    write: false,
    outdir: import.meta.dirname,
  });
  return outputFiles.map(({ text }) => text);
}

describe('what a page pays', () => {
  test('for reading an OBIS code: at most 2 kB', async () => {
    const program = `import { parseObis } from '@smart-me/obis'; console.log(parseObis('1.8.0'));`;
    expect(await sizeOf(program)).toBeLessThanOrEqual(2_000);
  });

  test('for decoding columns: at most 3 kB', async () => {
    const program = `import { decodeColumns } from '@smart-me/proto-codec'; console.log(decodeColumns(new Uint8Array()));`;
    expect(await sizeOf(program)).toBeLessThanOrEqual(3_000);
  });

  // Units come without the names of their codes, which are 40 kB.
  test('for decoding readings, each value with its unit: at most 9.5 kB', async () => {
    const program = `import { decodeReadings } from '@smart-me/proto-codec'; console.log(decodeReadings(new Uint8Array()));`;
    expect(await sizeOf(program)).toBeLessThanOrEqual(9_500);
  });

  // ky is 8.9 kB of it.
  test('for one account call with an API key: at most 22 kB', async () => {
    const program = `
      import { apiKey, createClient } from '@smart-me/api-core';
      import { getDevice } from '@smart-me/account-api/endpoints';
      const client = createClient({ auth: apiKey('key') });
      console.log(await client.call(getDevice, { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' }));`;
    expect(await sizeOf(program)).toBeLessThanOrEqual(22_000);
  });

  test.each([
    ['@smart-me/account-api/endpoints', accountEndpoints],
    ['@smart-me/partner-api/endpoints', partnerEndpoints],
  ])('for the call that it makes, not for others of %s', async (entryPoint, { ...endpoints }) => {
    const names = Object.entries(endpoints).flatMap(([name, each]) => ('path' in each ? [name] : []));
    const programs = names.map((name) => `import { ${name} } from '${entryPoint}'; console.log(${name});`);
    const paths = (await bundle(programs)).map((text) => text.match(/\bpath:"/g)?.length);
    expect(names.filter((_, at) => paths[at] !== 1)).toEqual([]);
  });

  test('for every grant of OAuth, the HTTP core aside: at most 12 kB', async () => {
    const whole = await sizeOf(`export * from '@smart-me/oauth'; export * from '@smart-me/api-core';`);
    const core = await sizeOf(`export * from '@smart-me/api-core';`);
    expect(whole - core).toBeLessThanOrEqual(12_000);
  });
});
