import { describe, expect, test } from '@jest/globals';
import { Conversion, describeProblems, kindOf, shownValue } from './conversion.ts';
import { nearest } from './nearest.ts';

/** What is said of a value at a place. */
function said(value: unknown, path: (string | number)[] = ['a'], mistake?: string): string {
  const conversion = new Conversion('refuse');
  conversion.path.push(...path);
  conversion.problem('a meter', value, mistake);
  return describeProblems(conversion.problems, shownValue);
}

describe('a problem', () => {
  test.each<[(string | number)[], string]>([
    [[], 'the value'],
    [['items', 3, 'valueDate'], 'items[3].valueDate'],
    [[0], '[0]'],
    [[1, 'a', 0, 1], '[1].a[0][1]'],
  ])('has its place: %j', (path, place) => {
    expect(said(7, path)).toBe(`${place}: expected a meter, got 7`);
  });

  test.each<[unknown, string]>([
    [1.5, '1.5'],
    [12n, '12'],
    ['Zähler 7 _.,:;+/()-', "'Zähler 7 _.,:;+/()-'"],
    ['x'.repeat(40), `'${'x'.repeat(40)}'`],
    // A longer one may be a secret, one with other signs is not shown as it is.
    ['x'.repeat(41), 'a string'],
    ['a\u001b[2J', 'a string'],
    ["it's", 'a string'],
    ['é!', 'a string'],
    ['', 'an empty string'],
    [true, 'a boolean'],
    [null, 'null'],
    [[], 'an array'],
  ])('of a request shows what its caller wrote, where that is safe: %o', (value, shown) => {
    expect(said(value)).toBe(`a: expected a meter, got ${shown}`);
  });

  test.each([
    'password',
    'newPassword',
    'clientSecret',
    'accessToken',
    'credentials',
    'pin',
    'apiKey',
    'confirmation',
  ])('does not show what stands under %s', (name) => {
    for (const path of [[name], [name, 0], ['a', name, 'b']])
      expect(said('geheim', path)).toMatch(/: expected a meter, got a string$/);
  });

  test('of a response shows no value', () => {
    const conversion = new Conversion('learn');
    conversion.problem('a meter', 'geheim');
    expect(describeProblems(conversion.problems)).toBe('the value: expected a meter, got a string');
  });

  test('says what the value probably is', () => {
    expect(said(7, ['a'], 'a serial number?')).toBe('a: expected a meter, got 7 (a serial number?)');
  });

  test('is one of three at most; the others are counted', () => {
    const conversion = new Conversion('learn');
    const lines: string[] = [];
    for (let count = 0; count < 5; count++) {
      lines.push(describeProblems(conversion.problems));
      conversion.path.push(count);
      conversion.problem('x', null);
      conversion.path.pop();
    }
    const [one, two, three] = [0, 1, 2].map((at) => `[${at}]: expected x, got null`);
    expect([...lines, describeProblems(conversion.problems)]).toEqual([
      '',
      one,
      `${one}; ${two}`,
      `${one}; ${two}; ${three}`,
      `${one}; ${two}; ${three}; and 1 more`,
      `${one}; ${two}; ${three}; and 2 more`,
    ]);
  });
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'null'],
  ['', 'an empty string'],
  ['x', 'a string'],
  [7, 'a number'],
  [7n, 'a number'],
  [true, 'a boolean'],
  [[], 'an array'],
  [{}, 'an object'],
])('the kind of %p is %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

test.each([
  ['nmae', 'name'],
  ['Name', 'name'],
  ['nam', 'name'],
  ['namee', 'name'],
  ['nane', 'name'],
  ['valeuDtae', 'valueDate'],
  ['vakueDste', 'valueDate'],
  // More than a third of it, or more than three.
  ['nbnf', undefined],
  ['xy', undefined],
  ['vxxueDxte', 'valueDate'],
  ['vxxuexxte', undefined],
  ['counterXXXXingImport', undefined],
  ['counterXXXdingImport', 'counterReadingImport'],
  ['ix', 'id'],
  ['', undefined],
])('%s was meant to be %s', (text, meant) => {
  const names = ['id', 'name', 'valueDate', 'counterReadingImport'];
  expect(nearest(text, names)).toBe(meant === undefined ? undefined : `did you mean ${meant}?`);
});

test('of several names the nearest is meant', () => {
  expect(nearest('namx', ['name', 'namx2', 'NAMX'])).toBe('did you mean NAMX?');
  expect(nearest('x', [])).toBeUndefined();
});
