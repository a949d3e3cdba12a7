import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const USES: Readonly<Record<string, string>> = {
  parseObis: `import { parseObis } from '@smart-me/obis'; console.log(parseObis('1.8.0'));`,
  describeObis: `import { describeObis } from '@smart-me/obis/describe'; console.log(describeObis('1.8.0'));`,
  decodeColumns: `import { decodeColumns } from '@smart-me/proto-codec'; console.log(decodeColumns(new Uint8Array()));`,
  decodeReadings: `import { decodeReadings } from '@smart-me/proto-codec'; console.log(decodeReadings(new Uint8Array()));`,
  'protobuf-es fromBinary': `import { fromBinary } from '@bufbuild/protobuf';
    import { DeviceDataArraySchema } from '@smart-me/proto-codec/gen';
    console.log(fromBinary(DeviceDataArraySchema, new Uint8Array()));`,
};

/** What a page ships for each use: bundled for the browser, minified, in gzipped bytes. */
export async function bundleSizes(): Promise<string[][]> {
  return Promise.all(
    Object.entries(USES).map(async ([use, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
        conditions: ['@smart-me/source'],
        platform: 'browser',
        format: 'esm',
        target: 'es2023',
        bundle: true,
        minify: true,
        write: false,
      });
      return [use, String(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length)];
    }),
  );
}
