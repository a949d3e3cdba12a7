import { isDeepStrictEqual } from 'node:util';
import { type Endpoint, endpointName } from '@smart-me/api-core';
import { isConfirmation, isOptional } from '@smart-me/api-core/server';
import type { Operation, Parameter } from './open-api.ts';
import type { Vocabulary } from './vocabulary.ts';
import { anyOf, type WireSchemas } from './wire-schemas.ts';

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
    .filter(([, type]) => !isConfirmation(type))
    .map(([name, type]) => {
      const description = words.get(endpoint)?.fields.get(name);
      return {
        name: names[name] ?? name,
        in: path.includes(`{${name}}`) ? 'path' : 'query',
        required: !isOptional(type),
        ...(description !== undefined && { description }),
        schema: schemas.of(type, `${endpointName(endpoint)} ${name}`),
      };
    });
}
