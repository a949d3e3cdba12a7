import { afterEach, expect, jest, test } from '@jest/globals';
import { openTerminal } from './terminal.ts';

const HOSTILE = '\u001b[2JHouse\u202e\u009b31m\u0007';

afterEach(() => {
  jest.restoreAllMocks();
});

/** What reaches one of the streams of this process. */
function written(stream: NodeJS.WriteStream): string[] {
  const chunks: string[] = [];
  jest.spyOn(stream, 'write').mockImplementation((chunk) => {
    chunks.push(String(chunk));
    return true;
  });
  return chunks;
}

test('nothing that a server wrote moves the cursor, whichever way it is shown', () => {
  const [out, err] = [written(process.stdout), written(process.stderr)];
  const terminal = openTerminal();
  terminal.print(`${HOSTILE}\nof cards`);
  terminal.printJson({ name: HOSTILE });
  terminal.complain(HOSTILE);
  terminal[Symbol.dispose]();
  expect(out[0]).toBe('House\nof cards\n');
  expect(out[1]).toMatch(/^[\u0020-\u007e]+\n$/);
  expect(JSON.parse(out[1] ?? '')).toEqual({ name: HOSTILE });
  expect(err).toEqual(['House\n']);
});

test('data is stripped where a terminal shows it, and is as it is everywhere else', async () => {
  const out = written(process.stdout);
  const terminal = openTerminal();
  const { isTTY } = process.stdout;
  try {
    for (const isSeen of [true, false]) {
      process.stdout.isTTY = isSeen;
      await terminal.write(`device,value\n${HOSTILE},1\n`);
    }
  } finally {
    process.stdout.isTTY = isTTY;
    terminal[Symbol.dispose]();
  }
  expect(out).toEqual(['device,value\nHouse,1\n', `device,value\n${HOSTILE},1\n`]);
});
