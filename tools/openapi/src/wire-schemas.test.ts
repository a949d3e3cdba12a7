import { expect, test } from '@jest/globals';
import { array, optional, text, uuid, wireObject, wireType } from '@smart-me/api-core';
import type { DocComment } from './doc-comments.ts';
import { wireSchemas } from './wire-schemas.ts';

const doc: DocComment = {
  text: 'A thing.',
  fields: new Map([['id', 'Its id.']]),
  typeName: 'Thing',
  experimental: false,
};

test('an object without a name is said in place, under its wire names', () => {
  const thing = wireObject({ id: uuid, tags: optional(array(text)) }, { names: { tags: 'labels' } });
  const schemas = wireSchemas(new Map());
  expect(schemas.of(thing, 'here')).toEqual({
    type: 'object',
    required: ['id'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      labels: { type: ['array', 'null'], items: { type: 'string' } },
    },
  });
  expect(schemas.components).toEqual({});
});

test('one with a name is a component with its docstrings, also when it contains itself', () => {
  const thing = wireObject({
    id: uuid,
    get parent() {
      return optional(thing);
    },
  });
  const schemas = wireSchemas(new Map([[thing, { name: 'Thing', doc }]]));
  expect(schemas.of(thing, 'here')).toEqual({ $ref: '#/components/schemas/Thing' });
  expect(schemas.components).toEqual({
    Thing: {
      description: 'A thing.',
      type: 'object',
      required: ['id'],
      properties: {
        id: { description: 'Its id.', type: 'string', format: 'uuid' },
        parent: { anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'null' }] },
      },
    },
  });
});

test('equal types may share a name, others may not', () => {
  const [one, same, other] = [wireObject({ id: uuid }), wireObject({ id: uuid }), wireObject({ id: text })];
  const naming = { name: 'Thing', doc };
  const schemas = wireSchemas(new Map([one, same, other].map((thing) => [thing, naming])));
  expect(schemas.of(one, 'here')).toEqual(schemas.of(same, 'here'));
  expect(() => schemas.of(other, 'here')).toThrow('Two types are called Thing.');
});

test('a scalar of which nothing is known is an error that says where it is', () => {
  const odd = wireType<string>({ expected: 'something odd', decode: () => 'x', encode: () => 'x' });
  const thing = wireObject({ values: array(odd) });
  expect(() => wireSchemas(new Map()).of(thing, 'GET /Things answer')).toThrow(
    'GET /Things answer.values[] is of a type that has no JSON Schema yet: add it to scalars.ts.',
  );
});
