import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { documentedBytes, documentedHex } from '../testing/documented-delivery.ts';
import { deliveryInput } from './delivery-input.ts';

const base64 = Buffer.from(documentedBytes).toString('base64');
const nothing = Readable.from([]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-me-cli-'));
  await writeFile(join(folder, 'bytes.bin'), documentedBytes);
  await writeFile(join(folder, 'hex.txt'), documentedHex.toLowerCase().replace(/../g, '$& '));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['hex', () => documentedHex],
  ['hex in small letters with 0x', () => `0x${documentedHex.toLowerCase()}`],
  ['hex as dumps separate it', () => documentedHex.replace(/..(?!$)/g, '$&:')],
  ['base64', () => base64],
  ['a file of bytes', () => join(folder, 'bytes.bin')],
  ['a file of hex', () => join(folder, 'hex.txt')],
])('a message can be given as %s', async (_, input) => {
  expect(Buffer.from(await deliveryInput(input(), nothing))).toEqual(documentedBytes);
});

test.each([
  ['bytes', documentedBytes],
  ['hex', `${documentedHex}\n`],
  ['base64', `${base64}\n`],
])('a message can come on stdin as %s', async (_, content) => {
  const stdin = Readable.from([Buffer.from(content)]);
  expect(Buffer.from(await deliveryInput('-', stdin))).toEqual(documentedBytes);
});

test.each([
  ['half a byte', '0A5', 'odd number of digits, 3'],
  ['a file that is not there', 'delivery.bin', 'nor is there such a file'],
  ['a name that could be base64', 'delivery', 'nor is there such a file'],
  ['a folder', tmpdir(), 'it is a folder'],
  ['nothing on stdin', '-', 'stdin is empty'],
])('%s is refused with a reason', async (_, input, reason) => {
  await expect(deliveryInput(input, nothing)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(reason),
  });
});
