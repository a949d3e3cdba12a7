import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { sourceDocs } from './source-docs.ts';

const folder = mkdtempSync(join(tmpdir(), 'smart-me-source-docs-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const docs = sourceDocs([
  write(
    'things.ts',
    `
    /** Calls of things. */
    export interface ThingsApi {
      /**
       * Returns a thing that is
       * wrapped, and {@link Thing}.
       *
       * Another paragraph.
       *
       * @example
       * await things.get({ id });
       */
      get(input: ThingId, options?: CallOptions): Promise<Thing>;
      /** Things within things. */
      readonly inner: InnerApi;
    }
    /** Which thing. */
    export interface ThingId {
      /** Its id. */
      readonly id: string;
    }
    /** A thing. */
    export interface Thing extends ThingId {
      /**
       * What is guessed.
       *
       * @experimental Nobody says what it is.
       */
      readonly guess?: number;
    }
    export const thing: WireObject<Thing> = wireObject({ id: text, guess: optional(double) });
    /** Whether it runs. */
    export type State = EnumerationValue<'off' | '1s'>;
    export const state: EnumerationOf<State> = enumeration({
      off: 0,
      /** It runs. */
      '1s': 1,
    });
    `,
  ),
]);

test('a docstring is read without its tags, as paragraphs, with types by their names', () => {
  expect(docs.interfaceOf('ThingsApi')?.members.get('get')).toEqual({
    text: 'Returns a thing that is wrapped, and `Thing`.\n\nAnother paragraph.',
    experimental: false,
    type: undefined,
    input: 'ThingId',
  });
  expect(docs.interfaceOf('ThingsApi')?.members.get('inner')).toMatchObject({ type: 'InnerApi' });
  expect(docs.interfaceOf('Nothing')).toBeUndefined();
});

test('an interface has the members of those that it extends; what is experimental says so, and why', () => {
  const { members } = docs.interfaceOf('Thing') ?? { members: new Map() };
  expect([...members.keys()]).toEqual(['id', 'guess']);
  expect(members.get('guess')).toMatchObject({
    text: 'What is guessed.\n\nExperimental: Nobody says what it is.',
    experimental: true,
  });
});

test('a constant knows the type that it reads', () => {
  expect(docs.typeOf('thing')).toMatchObject({ name: 'Thing', doc: { text: 'A thing.' } });
  expect(docs.typeOf('state')).toEqual({
    name: 'State',
    doc: { text: 'Whether it runs.', experimental: false },
  });
  expect(docs.typeOf('nothing')).toBeUndefined();
});

test('the members of an enumeration keep their docstrings', () => {
  expect(docs.membersOf('state')).toEqual(new Map([['1s', 'It runs.']]));
});
