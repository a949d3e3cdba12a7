import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { readSecret } from './read-secret.ts';

/** Streams as a person at a terminal has them, or as a pipe; what is typed comes a moment later. */
function streams(
  typed: string,
  isTTY: boolean,
): { input: PassThrough & { isTTY: boolean }; output: PassThrough } {
  const input = Object.assign(new PassThrough(), { isTTY });
  setImmediate(() => input.end(typed));
  return { input, output: new PassThrough() };
}

test('what a person types is not shown', async () => {
  const { input, output } = streams('hush\r', true);
  expect(await readSecret('Secret: ', { input, output })).toBe('hush');
  output.end();
  expect(await text(output)).toBe('Secret: \n');
});

test('what is piped in is taken without the end of the line', async () => {
  expect(await readSecret('Secret: ', streams('hush hush\r\n', false))).toBe('hush hush');
});

test.each([
  ['Ctrl-C', '\u0003', true, 'InterruptedError'],
  ['Ctrl-D', '\u0004', true, 'UsageError'],
  ['an empty line', '\r', true, 'UsageError'],
  ['nothing piped in', '', false, 'UsageError'],
])('%s is no secret', async (_, typed, isTTY, name) => {
  await expect(readSecret('Secret: ', streams(typed, isTTY))).rejects.toMatchObject({ name });
});
