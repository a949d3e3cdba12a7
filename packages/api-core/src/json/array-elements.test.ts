import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrayElements } from './array-elements.ts';

/** The bytes of a text in chunks of so many. */
async function* chunked(text: string, size = 5): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  await Promise.resolve();
}

async function elementsOf(text: string, size?: number): Promise<string[]> {
  const elements: string[] = [];
  for await (const element of arrayElements(chunked(text, size))) elements.push(element);
  return elements;
}

describe('the elements of a JSON array', () => {
  test('are those that JSON.parse finds, however the text is spaced and wherever its bytes are cut', async () => {
    const cases = fc.tuple(fc.array(fc.jsonValue()), fc.nat(3), fc.integer({ min: 1, max: 40 }));
    await fc.assert(
      fc.asyncProperty(cases, async ([values, indent, size]) => {
        const text = JSON.stringify(values, undefined, indent);
        const elements = await elementsOf(text, size);
        expect(elements.map((element): unknown => JSON.parse(element))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('may hold commas, brackets, quotes and characters of several bytes', async () => {
    const values = ['],[', '"\\"', '\\', { '}{': ['ä€😀', [[]], {}] }];
    for (const size of [1, 2, 3, 7, 1000]) {
      const elements = await elementsOf(JSON.stringify(values), size);
      expect(elements.map((element): unknown => JSON.parse(element))).toEqual(values);
    }
  });

  test.each([
    ['nothing in it', '[]', []],
    ['blanks alone', '\ufeff [ \r\n\t] \n', []],
    ['a comma too many', '[1,,2,]', ['1', '', '2', '']],
    ['a brace that nothing opened', '[1},2]', ['1}', '2']],
  ])('with %s', async (_what, text, elements) => {
    expect(await elementsOf(text)).toEqual(elements);
  });

  test.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['{"a":1}', 'it is no JSON array'],
    ['<!DOCTYPE html>', 'it is a page, not JSON'],
    ['[1,2', 'it ends before the array does'],
    ['["a]', 'it ends before the array does'],
    ['[1] [2]', 'something follows the array'],
  ])('of %j are an error', async (text, message) => {
    await expect(elementsOf(text)).rejects.toThrow(new SyntaxError(message));
  });
});
