import { describe, expect, test } from '@jest/globals';
import { outcomesIn } from './compiler-output.ts';

const obis = { folder: '/scratch/npm/obis' };
const oauth = { folder: '/scratch/npm/oauth' };
const oauthNode = { folder: '/scratch/npm/oauth-node' };
const all = [obis, oauth, oauthNode];

const outcomes = (said: string) => [...outcomesIn(said, all, '/scratch').values()];
const works = { kind: 'works' };

describe('what one compiler says of many programs', () => {
  test('nothing: all of them work', () => {
    expect(outcomes('')).toEqual([works, works, works]);
  });

  test('is held against the program it names, with the lines that explain it', () => {
    const first = 'npm/oauth-node/program.ts(1,2): error TS2322: Not assignable.\n  Because.\n    Of this.';
    const second = 'npm/oauth-node/node_modules/a/index.d.ts(3,4): error TS2307: Cannot find it.';
    expect(outcomes(`${first}\n${second}`)).toEqual([
      works,
      works,
      { kind: 'fails', reason: `${first}\n${second}` },
    ]);
  });

  test('is held against all when it names none', () => {
    const crash = { kind: 'fails', reason: 'JavaScript heap out of memory' };
    expect(outcomes(crash.reason)).toEqual([crash, crash, crash]);
  });
});
