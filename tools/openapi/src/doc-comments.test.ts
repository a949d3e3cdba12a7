import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { docComments } from './doc-comments.ts';

const folder = mkdtempSync(join(tmpdir(), 'smart-me-doc-comments-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const docs = docComments([
  write(
    'shared.ts',
    `
    /** A device with {@link power}. */
    export const device = wireObject({
      /** kW */
      power: z.optional(double),
      /** Those below. */
      get children() { return z.optional(z.array(device)); },
    });
    export type Device = z.output<typeof device>;
    `,
  ),
  write(
    'things.ts',
    `
    const common = {
      /** Its name. */
      name: text,
    };
    /** Whether it runs. */
    export const state = enumeration({
      off: 0,
      /** It runs. */
      '1s': 1,
    });
    export type State = EnumerationValue<typeof state>;

    /**
     * A line that is
     * wrapped, and {@link device}.
     *
     * Another paragraph.
     *
     * @example
     * await things.write({});
     */
    export const writeThing = defineEndpoint({
      method: 'POST',
      path: '/Things',
      /** Nothing that is sent. */
      summary: 'Writes.',
      params: {
        /** Which. */
        id: uuid,
      },
      body: wireObject(
        {
          ...common,
          ...device.fields,
          /** How many. */
          count: int32,
        },
        {
          names: {
            /** A name of the wire. */
            count: 'n',
          },
        },
      ),
    });
    export const undocumented = 1;
    /**
     * What is guessed.
     *
     * @experimental Nobody says what {@link device} it is.
     */
    export const guess = wireObject({
      /** @experimental So is this. */
      part: text,
    });
    `,
  ),
]);

test('a docstring is read without its tags, as paragraphs, with types by their names', () => {
  expect(docs.get('writeThing')?.text).toBe('A line that is wrapped, and `Device`.\n\nAnother paragraph.');
  expect(docs.get('device')?.text).toBe('A device with `power`.');
  expect(docs.get('undocumented')).toEqual({
    text: '',
    fields: new Map(),
    typeName: undefined,
    experimental: false,
  });
});

test('a constant knows the type that is made from it', () => {
  expect(docs.get('device')?.typeName).toBe('Device');
  expect(docs.get('state')?.typeName).toBe('State');
  expect(docs.get('writeThing')?.typeName).toBeUndefined();
});

test('fields keep their docstrings: those of members, getters, parameters, bodies and whatever is spread into them', () => {
  expect(docs.get('state')?.fields).toEqual(new Map([['1s', 'It runs.']]));
  expect(docs.get('writeThing')?.fields).toEqual(
    new Map([
      ['id', 'Which.'],
      ['name', 'Its name.'],
      ['power', 'kW'],
      ['children', 'Those below.'],
      ['count', 'How many.'],
    ]),
  );
});

test('what is experimental says so, and why', () => {
  expect(docs.get('writeThing')?.experimental).toBe(false);
  expect(docs.get('guess')).toEqual({
    text: 'What is guessed.\n\nExperimental: Nobody says what `Device` it is.',
    fields: new Map([['part', 'Experimental: So is this.']]),
    typeName: undefined,
    experimental: true,
  });
});

test('only what is exported is named', () => {
  expect([...docs.keys()]).toEqual(['device', 'state', 'writeThing', 'undocumented', 'guess']);
});
