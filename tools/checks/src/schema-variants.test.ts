import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { decodeReadings, encodeReadings } from '@smart-me/proto-codec';
import { readingToJson } from '@smart-me/readings';

// The platform publishes its schema in three variants. These are texts of our own of the same shapes: the numbers and types
// are the documented ones, and so are the bytes, but that a proto3 writer leaves zeros out.

const bcl = (required: string, optional: string): string => `
message Guid { ${required} fixed64 lo = 1; ${required} fixed64 hi = 2; }
message DateTime {
  ${optional} sint64 value = 1;
  ${optional} Scale scale = 2;
  ${optional} Kind kind = 3;
  enum Scale { DAYS = 0; HOURS = 1; MINUTES = 2; SECONDS = 3; MILLISECONDS = 4; TICKS = 5; MINMAX = 15; }
  enum Kind { UNSPECIFIED = 0; UTC = 1; LOCAL = 2; }
}`;
const messages = (required: string, types: string): string => `
message DeviceDataArray { repeated DeviceData DeviceDataItems = 1; }
message DeviceData {
  ${required} ${types}Guid DeviceId = 1;
  ${required} ${types}DateTime DateTime = 2;
  repeated DeviceValue DeviceValues = 3;
}
message DeviceValue { ${required} bytes Obis = 1; ${required} double Value = 2; }`;
const inPackage = (syntax: string, name: string, ...parts: readonly string[]): string =>
  [`syntax = "${syntax}";`, `package ${name};`, ...parts].join('\n');

const FILES: Readonly<Record<string, string>> = {
  'bcl2.proto': inPackage('proto2', 'bcl2', bcl('required', 'optional')),
  'bcl3.proto': inPackage('proto3', 'bcl3', bcl('', '')),
  'proto2-bcl.proto': inPackage('proto2', 'a', 'import "bcl2.proto";', messages('required', 'bcl2.')),
  'proto3-bcl.proto': inPackage('proto3', 'b', 'import "bcl3.proto";', messages('', 'bcl3.')),
  'proto2-alone.proto': inPackage('proto2', 'c', bcl('required', 'optional'), messages('required', '')),
};
const VARIANTS = [
  { variant: 'proto2 with bcl.proto', file: 'proto2-bcl.proto', type: 'a.DeviceDataArray' },
  { variant: 'proto3 with bcl.proto', file: 'proto3-bcl.proto', type: 'b.DeviceDataArray' },
  { variant: 'proto2 by itself', file: 'proto2-alone.proto', type: 'c.DeviceDataArray' },
];

const value = (code: string, number: string): string => `DeviceValues { Obis: "${code}" Value: ${number} }`;
const MESSAGES = {
  documented: `DeviceDataItems {
    DeviceId { lo: 0x41839f8e3bd0fce9 hi: 0xa12ca222160cd1b3 }
    DateTime { value: 15712284449788512 scale: TICKS }
    ${value('\\001\\000\\001\\010\\000\\377', '1879583.2')}
    ${value('\\001\\000\\002\\010\\000\\377', '0')}
    ${value('\\001\\000\\001\\007\\000\\377', '24.19')}
  }`,
  'with zeros everywhere': `DeviceDataItems {
    DeviceId { lo: 0 hi: 0xa12ca222160cd1b3 }
    DateTime { value: 0 scale: DAYS kind: UNSPECIFIED }
    ${value('\\000\\000\\000\\000\\000\\000', '0')}
    ${value('\\001\\000\\001\\007\\000\\377', '0')}
  }`,
};

const folder = mkdtempSync(join(tmpdir(), 'smart-me-variants-'));
beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const protoc = (mode: string, type: string, file: string, input: string | Uint8Array): Buffer =>
  execFileSync('protoc', [`--proto_path=${folder}`, `--${mode}=${type}`, file], { input });
const read = (bytes: Uint8Array): unknown => decodeReadings(bytes).map(readingToJson);

needing(missingCommand('protoc')).describe('each published variant of the schema', () => {
  describe.each(Object.entries(MESSAGES))('a message %s', (_name, text) => {
    const written = (): Buffer[] => VARIANTS.map(({ type, file }) => protoc('encode', type, file, text));

    test('is read alike, whichever variant wrote it', () => {
      const [first, ...others] = written().map(read);
      expect(first).toHaveLength(1);
      for (const other of others) expect(other).toEqual(first);
    });

    test('is written by the codec so that every variant reads it alike', () => {
      const [theirs = Buffer.of()] = written();
      const ours = encodeReadings(decodeReadings(theirs));
      for (const { type, file } of VARIANTS) {
        const again = protoc('encode', type, file, protoc('decode', type, file, ours));
        expect(read(again)).toEqual(read(theirs));
      }
    });
  });

  test('a zero that proto3 leaves out is 0, not an error', () => {
    const [, proto3 = Buffer.of()] = VARIANTS.map(({ type, file }) =>
      protoc('encode', type, file, MESSAGES['with zeros everywhere']),
    );
    expect(read(proto3)).toEqual([
      {
        deviceId: '00000000-0000-0000-b3d1-0c1622a22ca1',
        date: '1970-01-01T00:00:00.0000000Z',
        values: [
          { obis: '0-0:0.0.0*0', value: 0, unit: '' },
          { obis: '1-0:1.7.0*255', value: 0, unit: 'W' },
        ],
      },
    ]);
  });
});
