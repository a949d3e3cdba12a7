import { expect, test } from '@jest/globals';
import circus from 'jest-circus';
import { TestFile } from './test-file.ts';

/** A file that is filled by `write`, and runs all of its tests. */
async function run(write: (globals: typeof circus) => void): Promise<TestFile> {
  const file = new TestFile('a.test.ts');
  write(circus);
  for (const each of file.tests.filter(({ skipped }) => !skipped)) {
    await file.enter(each);
    await file.run(each).catch(() => undefined);
  }
  await file.close();
  return file;
}

test('hooks stand around their tests as in jest, also around one that fails', async () => {
  const steps: string[] = [];
  const step = (name: string) => () => void steps.push(name);
  await run(({ test: declare, describe, beforeAll, beforeEach, afterEach, afterAll }) => {
    beforeAll(step('all'));
    beforeEach(step('before'));
    afterEach(step('after'));
    afterAll(step('end'));
    declare('one', () => {
      steps.push('one');
      throw new Error('It fails.');
    });
    describe('inner', () => {
      beforeAll(step('inner all'));
      beforeEach(step('inner before'));
      afterEach(step('inner after'));
      afterAll(step('inner end'));
      declare('two', step('two'));
    });
  });
  expect(steps.join(', ')).toBe(
    'all, before, one, after, inner all, before, inner before, two, inner after, after, inner end, end',
  );
});

test('a test is known by its file and titles, and by a number where those come again', async () => {
  const { tests } = await run(({ test: declare, describe: group }) => {
    group('codes', () => {
      declare('a row', () => undefined);
      declare('a row', () => undefined);
    });
    group.skip('others', () => {
      declare('another', () => undefined);
    });
  });
  expect(tests.map(({ id, skipped }) => [id, skipped])).toEqual([
    ['a.test.ts > codes > a row', false],
    ['a.test.ts > codes > a row (2)', false],
    ['a.test.ts > others > another', true],
  ]);
});
