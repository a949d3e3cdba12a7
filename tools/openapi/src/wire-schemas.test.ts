import { expect, test } from '@jest/globals';
import {
  annotate,
  array,
  defineEndpoint,
  double,
  optional,
  text,
  uuid,
  wireObject,
  type WireObject,
} from '@smart-me/api-core';
import type { Naming } from './vocabulary.ts';
import { wireSchemas } from './wire-schemas.ts';

const naming: Naming = {
  name: 'Thing',
  doc: { text: 'A thing.', experimental: false },
  fields: new Map([['id', 'Its id.']]),
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
  interface Thing {
    readonly id: string;
    readonly parent?: Thing;
  }
  const thing: WireObject<Thing> = wireObject({
    id: uuid,
    get parent() {
      return optional(thing);
    },
  });
  const schemas = wireSchemas(new Map([[thing, naming]]));
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
  const schemas = wireSchemas(new Map([one, same, other].map((thing) => [thing, naming])));
  expect(schemas.of(one, 'here')).toEqual(schemas.of(same, 'here'));
  expect(() => schemas.of(other, 'here')).toThrow('Two types are called Thing.');
});

test('a number says its unit and its limits', () => {
  const schemas = wireSchemas(new Map());
  expect(schemas.of(annotate(double, { unit: 'V', maximum: 400 }), 'here')).toEqual({
    type: 'number',
    format: 'double',
    maximum: 400,
    'x-unit': 'V',
  });
});

test('a schema of another library is an error that says where it is', () => {
  const schema = {
    '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }) },
  } as const;
  const thing = wireObject({ values: schema });
  const { body } = defineEndpoint({ method: 'POST', path: '/Things', body: thing });
  expect(() => wireSchemas(new Map()).of(body ?? thing, 'GET /Things response')).toThrow(
    'GET /Things response.values is of a type that has no JSON Schema.',
  );
});
