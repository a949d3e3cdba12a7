import { isDeepStrictEqual } from 'node:util';
import { type Endpoint, endpointName, type Schema } from '@smart-me/api-core';
import * as z from 'zod/mini';
import type { Operation, Parameter } from './open-api.ts';
import type { Vocabulary } from './vocabulary.ts';
import { anyOf, isOptional, type WireSchemas } from './wire-schemas.ts';

/** The parameters and the body of an operation. @throws {TypeError} when its endpoints want different parameters */
export function operationInput(
  endpoints: readonly Endpoint[],
  schemas: WireSchemas,
  words: Vocabulary,
): Pick<Operation, 'parameters' | 'requestBody'> {
  const [parameters = [], ...others] = endpoints.map((endpoint) => parametersOf(endpoint, schemas, words));
  const bodies = endpoints.flatMap((endpoint) =>
    endpoint.body === undefined ? [] : [schemas.of(endpoint.body, `${endpointName(endpoint)} body`)],
  );
  if (others.some((other) => !isDeepStrictEqual(other, parameters)))
    throw new TypeError(`${endpoints.map(endpointName).join(', ')}: the parameters differ.`);
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(bodies.length > 0 && {
      requestBody: { required: true, content: { 'application/json': { schema: anyOf(bodies) } } },
    }),
  };
}

function parametersOf(endpoint: Endpoint, schemas: WireSchemas, words: Vocabulary): Parameter[] {
  const { params, names, path } = endpoint;
  return Object.entries(params)
    .filter(([, schema]) => isSent(schema))
    .map(([name, schema]) => {
      const description = words.get(endpoint)?.doc.fields.get(name);
      return {
        name: names[name] ?? name,
        in: path.includes(`{${name}}`) ? 'path' : 'query',
        required: !isOptional(schema),
        ...(description !== undefined && { description }),
        schema: schemas.of(schema, `${endpointName(endpoint)} ${name}`),
      };
    });
}

/** A confirmation must be given and encodes to nothing: it is asked for, and never sent. */
export function isSent(schema: Schema): boolean {
  const absent = z.safeDecode(schema, undefined);
  return isOptional(schema) || !absent.success || z.encode(schema, absent.data) !== undefined;
}
