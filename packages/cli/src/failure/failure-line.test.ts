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

test.each([
  ['https://ada:SECRET@host/x', 'https://…@host/x'],
  ['https://ada:SEC/RET@host', 'https://…@host'],
  ["https://ada:SEC'RET@host", 'https://…@host'],
  ['https://ada:SEC RET@host', 'https://…@host'],
  ['https://ada:SEC@RET@host', 'https://…@host'],
  ['https://SECRET@host', 'https://…@host'],
  ['https:\\\\ada:SECRET@host', 'https:\\\\…@host'],
  ['https:ada:SECRET@host', '…@host'],
  ['ada:SECRET@host', '…@host'],
])('a password in a URL that is refused is not shown again: %s', (url, shown) => {
  const invalid = commanderLine(
    `error: option '--base-url <url>' argument '${url}' is invalid. Leave it out.`,
  );
  expect(invalid).toBe(
    `smart-me: option '--base-url <url>' argument '${shown}' is invalid. Leave it out. See smart-me --help`,
  );
  expect(commanderLine(`error: too many arguments. Expected 0 arguments but got 1: ${url}`)).not.toMatch(
    /SEC|RET|ada/,
  );
});
