import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatObis, ObisParseError, parseObis, tryParseObis } from './index.ts';
import { anyCode } from './testing/arbitrary-code.ts';

describe('parseObis reads every notation', () => {
  test.each([
    ['1-0:1.8.0*255', '1-0:1.8.0*255'],
    ['1-0:1.8.0&255', '1-0:1.8.0*255'],
    ['1-0:1.8.0.255', '1-0:1.8.0*255'],
    ['1-1:0.5.1.2', '1-1:0.5.1*2'],
    ['0-0:C.1.0.255', '0-0:96.1.0*255'],
    ['1-0:1.8.0', '1-0:1.8.0*255'],
    ['1.8.0', '1-0:1.8.0*255'],
    ['1.8.0*1', '1-0:1.8.0*1'],
    ['1.8.0&12', '1-0:1.8.0*12'],
    ['1.6.1*04', '1-0:1.6.1*4'],
    ['001-000:001.008.000*255', '1-0:1.8.0*255'],
    ['0100010800FF', '1-0:1.8.0*255'],
    ['0100010800ff', '1-0:1.8.0*255'],
    ['ABCDEFabcdef', '171-205:239.171.205*239'],
    ['01-00-01-08-00-FF', '1-0:1.8.0*255'],
    ['0x0100010800FF', '1-0:1.8.0*255'],
    ['0X0100010800ff', '1-0:1.8.0*255'],
    ['01 00 01 08 00 ff', '1-0:1.8.0*255'],
    ['01:00:01:08:00:FF', '1-0:1.8.0*255'],
    ['0x01-00-01-08-00-FF', '1-0:1.8.0*255'],
    ['0x01:00:01:08:00:ff', '1-0:1.8.0*255'],
    ['0x01 00 01 08 00 FF', '1-0:1.8.0*255'],
    ['fF-00-01-08-00-0a', '255-0:1.8.0*10'],
    ['1.0.1.8.0.255', '1-0:1.8.0*255'],
    ['C.1.0', '1-0:96.1.0*255'],
    ['F.F.0', '1-0:97.97.0*255'],
    ['L.1.0*126', '1-0:98.1.0*126'],
    ['P.01.0', '1-0:99.1.0*255'],
    ['0-0:C.1.0', '0-0:96.1.0*255'],
    ['255-255:255.255.255*0', '255-255:255.255.255*0'],
    ['99-0:12.1.1*255', '99-0:12.1.1*255'],
  ])('%s is %s', (text, full) => {
    expect(parseObis(text).toString()).toBe(full);
    expect(tryParseObis(text)?.toString()).toBe(full);
  });

  test('reads back any code in every notation', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const { a, b, c, d, e, f } = code;
        const full = code.toString();
        const notations = [
          full,
          full.replace('*', '&'),
          formatObis(code, 'reduced'),
          code.toHex(),
          code.toHex().toLowerCase(),
          formatObis(code, 'dashed-hex'),
          formatObis(code, 'dashed-hex').toLowerCase(),
          formatObis(code, 'dotted'),
          full.replace('*', '.'),
          `0x${code.toHex()}`,
          formatObis(code, 'dashed-hex').replaceAll('-', ' '),
          formatObis(code, 'dashed-hex').replaceAll('-', ':'),
        ];
        for (const text of notations) expect(parseObis(text).toString()).toBe(full);
        expect(parseObis(`${a}-${b}:${c}.${d}.${e}`).toString()).toBe(`${a}-${b}:${c}.${d}.${e}*255`);
        expect(parseObis(`${c}.${d}.${e}*${f}`).toString()).toBe(`1-0:${c}.${d}.${e}*${f}`);
        expect(parseObis(`${c}.${d}.${e}`).toString()).toBe(`1-0:${c}.${d}.${e}*255`);
      }),
    );
  });
});

describe('parseObis with missingE', () => {
  test.each([
    ['F.F', '1-0:97.97.0*255', '1-0:97.97.255*255'],
    ['31.7', '1-0:31.7.0*255', '1-0:31.7.255*255'],
    ['0.0', '1-0:0.0.0*255', '1-0:0.0.255*255'],
    ['1-1:C.5', '1-1:96.5.0*255', '1-1:96.5.255*255'],
    ['1.8*1', '1-0:1.8.0*1', '1-0:1.8.255*1'],
    ['1.8&1', '1-0:1.8.0*1', '1-0:1.8.255*1'],
    ['1-1:1.6*12', '1-1:1.6.0*12', '1-1:1.6.255*12'],
  ])('reads %s', (text, asZero, as255) => {
    expect(parseObis(text, { missingE: 0 }).toString()).toBe(asZero);
    expect(parseObis(text, { missingE: 255 }).toString()).toBe(as255);
    expect(tryParseObis(text, { missingE: 0 })?.toString()).toBe(asZero);
    expect(tryParseObis(text, {})).toBeUndefined();
  });

  test('leaves a text that has its E as it is', () => {
    for (const text of ['1.8.1', '1-0:1.8.1*255', '0100010801FF', '1.0.1.8.1.255'])
      expect(parseObis(text, { missingE: 0 }).e).toBe(1);
  });

  test.each([
    ['1.8.', 4, 'group E is missing'],
    ['1.8.*1', 4, 'group E is missing'],
    ['1-0:1.8.', 8, 'group E is missing'],
    ['1', 1, 'the text ends where a hex digit should be'],
    ['1.', 2, 'group D is missing'],
    ['1-0:1', 5, 'group D is missing'],
    ['1.8x', 3, 'stray "x" where group E should be'],
    ['1.8-1', 3, 'group E is missing'],
    ['1.8*', 3, 'group E is missing'],
    ['1.0.1.8.0', 9, 'group F is missing'],
    ['1.8*1*1', 3, 'group E is missing'],
    ['1.0.1.8', 7, 'group E is missing'],
    ['1.8\0', 3, 'stray "\\u0000" where group E should be'],
  ])('reads no other text by it: %j', (text, position, reason) => {
    expect(() => parseObis(text, { missingE: 0 })).toThrow(expect.objectContaining({ position, reason }));
  });

  test('takes no number that is no byte', () => {
    const missingE = JSON.parse('300') as 0;
    expect(() => parseObis('1.8', { missingE })).toThrow('group E is missing');
    expect(parseObis('1.8.0', { missingE }).toString()).toBe('1-0:1.8.0*255');
  });

  test('is what the hint of the error names', () => {
    expect(() => parseObis('1-0:1.8')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('{ missingE: 0 }') }),
    );
  });
});

describe('parseObis refuses everything else, with the position and the reason', () => {
  test.each([
    ['', 0, 'the text ends where a hex digit should be'],
    ['hello', 0, 'stray "h" where a hex digit should be'],
    ['1.8', 3, 'group E is missing'],
    ['1.8.', 4, 'group E is missing'],
    ['1.8*255', 3, 'group E is missing'],
    ['1-0:1.8', 7, 'group E is missing'],
    ['1-0:1.8*255', 7, 'group E is missing'],
    ['F.F', 3, 'group E is missing'],
    ['-0:1.8.0', 0, 'group A is missing'],
    ['1:1.8.0', 1, 'group B is missing'],
    ['1-:1.8.0', 2, 'group B is missing'],
    ['1-0', 3, 'group C is missing'],
    ['1-0:', 4, 'group C is missing'],
    ['1-0:1.8.0*', 10, 'group F is missing'],
    ['1.0.1.8.0', 9, 'group F is missing'],
    ['1-0:1.8.256', 8, 'group E is above 255'],
    ['256-0:1.8.0', 0, 'group A is above 255'],
    ['1.8.0*999', 6, 'group F is above 255'],
    ['1-0:1234.8.0', 7, 'group C has more than three digits'],
    ['1.8.0000', 7, 'group E has more than three digits'],
    ['1.8.0*0255', 9, 'group F has more than three digits'],
    ['1-0:1.8.0**255', 10, 'second separator "*" where group F should be'],
    ['1-0:1.8.0*255*1', 13, 'second separator "*" where the end should be'],
    ['1-0:1.8.0*&255', 10, 'group F is missing'],
    ['1-0:1.8.0.', 10, 'group F is missing'],
    ['1-0:1.8.0.255.1', 13, 'second separator "." where the end should be'],
    ['1-0:1.8.0.256', 10, 'group F is above 255'],
    ['1.8.0.255', 9, 'group E is missing'],
    ['1--0:1.8.0', 2, 'second separator "-" where group B should be'],
    ['1-0-1.8.0', 3, 'second separator "-" where group C should be'],
    ['1-0::1.8.0', 4, 'second separator ":" where group C should be'],
    ['1..8.0', 2, 'second separator "." where group D should be'],
    [' 1.8.0', 0, 'stray " " where group C should be'],
    ['1.8.0 ', 5, 'stray " " where the end should be'],
    ['1.8.0\n', 5, 'stray "\\n" where the end should be'],
    ['1.8.-1', 4, 'group E is missing'],
    ['c.1.0', 0, 'stray "c" where group C should be'],
    ['1.8.C', 4, 'stray "C" where group E should be'],
    ['C-0:1.8.0', 0, 'stray "C" where group A should be'],
    ['CC.1.0', 1, 'stray "C" where group D should be'],
    ['1.0.C.8.0.255', 4, 'stray "C" where group E should be'],
    ['1.0.1.C.0.255', 6, 'stray "C" where group D should be'],
    ['1.0.1.8.0.255.1', 13, 'second separator "." where the end should be'],
    ['1.0.1.8.0*255', 9, 'group F is missing'],
    ['0100010800F', 11, 'the text ends where a hex digit should be'],
    ['0100010800FF0', 12, 'stray "0" where the end should be'],
    ['0100010800FG', 11, 'stray "G" where a hex digit should be'],
    ['0x', 2, 'the text ends where a hex digit should be'],
    ['0x0100010800F', 13, 'the text ends where a hex digit should be'],
    ['0x0100010800FF0', 14, 'stray "0" where the end should be'],
    ['0x0x0100010800FF', 3, 'stray "x" where a hex digit should be'],
    ['x0100010800FF', 0, 'stray "x" where a hex digit should be'],
    ['0x1-0:1.8.0', 1, 'stray "x" where group B should be'],
    ['01 00 01-08 00 FF', 8, 'stray "-" where " " should be'],
    ['01:00:01-08:00:FF', 8, 'stray "-" where ":" should be'],
    ['01 00 01 08 00 FF ', 17, 'stray " " where the end should be'],
    ['01  00 01 08 00 FF', 3, 'stray " " where a hex digit should be'],
    ['0x01-0001-0800-FF', 7, 'stray "0" where "-" should be'],
    ['01-00-01-08-00', 14, 'the text ends where "-" should be'],
    ['01-00-01-08-00-F', 16, 'the text ends where a hex digit should be'],
    ['01-00-01-08-00-FF-', 17, 'second separator "-" where the end should be'],
    ['01-00-01:08-00-FF', 8, 'stray ":" where "-" should be'],
    ['1-0:١.8.0', 4, 'stray "١" where group C should be'],
  ])('%j', (text, position, reason) => {
    let caught: unknown;
    try {
      parseObis(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ObisParseError);
    expect(caught).toMatchObject({ code: 'obis_parse', input: text, position, reason });
    expect(tryParseObis(text)).toBeUndefined();
  });

  test('with a message that shows the input, the reason and the position, and a hint', () => {
    expect(() => parseObis('1-0:1.8.256')).toThrow(
      '"1-0:1.8.256" is not an OBIS code: group E is above 255 (at position 8).',
    );
    try {
      parseObis('x');
    } catch (error) {
      expect(error).toMatchObject({ name: 'ObisParseError', hint: expect.stringContaining('1-0:1.8.0*255') });
    }
  });

  test('keeping only the beginning of an endless input, and no line breaks in the message', () => {
    const error = new ObisParseError(`\n${'1'.repeat(100_000)}`, 0, 'too long');
    expect(error.input).toHaveLength(41);
    expect(error.message.length).toBeLessThan(120);
    expect(error.message).not.toContain('\n');
  });

  test('showing no sign that turns a line around or moves a cursor, and letters as they are', () => {
    expect(() => parseObis('1-é\u202e\u009b2J\u2028')).toThrow(
      '"1-é%E2%80%AE%C2%9B2J%E2%80%A8" is not an OBIS code: stray "é" where group B should be (at position 2).',
    );
    expect(() => parseObis('\u202e')).toThrow('stray "%E2%80%AE" where a hex digit');
  });

  test('never with another kind of error, and always saying where', () => {
    const nearly = fc.array(
      fc.constantFrom('0', '1', '8', '255', '256', '-', ':', '.', '*', '&', 'C', 'f', ' ', 'é'),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          nearly.map((parts) => parts.join('')),
        ),
        (text) => {
          const parsed = tryParseObis(text);
          try {
            expect(parseObis(text)).toBe(parsed);
          } catch (error) {
            expect(parsed).toBeUndefined();
            if (!(error instanceof ObisParseError)) throw error;
            expect(error.position).toBeGreaterThanOrEqual(0);
            expect(error.position).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
