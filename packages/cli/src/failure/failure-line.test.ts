import { expect, test } from '@jest/globals';
import { UsageError } from './command-error.ts';
import { commanderLine, failureLine } from './failure-line.ts';

test.each([
  [
    'an error with a hint',
    new UsageError('it is wrong', 'Do it right.'),
    'smart-me: it is wrong. Do it right.',
  ],
  [
    'a hint that ends with a command',
    new UsageError('so', 'Do: smart-me it'),
    'smart-me: so. Do: smart-me it',
  ],
  ['an error without one', new Error('It broke.'), 'smart-me: It broke.'],
  ['a message of many lines', new Error('one\n  two\n'), 'smart-me: one two.'],
  ['something that is no error', 'oh', 'smart-me: oh.'],
  [
    'an error of the system',
    Object.assign(new Error('listen EADDRINUSE (127.0.0.1)'), { code: 'EADDRINUSE' }),
    'smart-me: listen EADDRINUSE (127.0.0.1). Another program listens there: end it, or choose another port.',
  ],
])('%s is one line of whole sentences', (_, error, line) => {
  expect(failureLine(error)).toBe(line);
});

test('what commander says is one line too', () => {
  expect(commanderLine("error: unknown command 'obsi'\n(Did you mean obis?)\n")).toBe(
    "smart-me: unknown command 'obsi' (Did you mean obis?) See smart-me --help",
  );
  expect(commanderLine("error: missing required argument 'device'", 'values')).toBe(
    "smart-me: missing required argument 'device'. See smart-me values --help",
  );
});

test('a password in a URL that is refused is not shown again', () => {
  const line = commanderLine(
    "error: option '--base-url <url>' argument 'https://ada:SECRET@host/x' is invalid.",
  );
  expect(line).not.toMatch(/SECRET|ada/);
  expect(line).toContain('https://…@host/x');
});
