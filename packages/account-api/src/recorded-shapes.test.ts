import { describe, expect, test } from '@jest/globals';
import { endpointName } from '@smart-me/api-core';
import { interpolatedValuesResult, valuesData } from '@smart-me/api-core/resources';
import { decode, encode } from './testing/convert.ts';
import { endpointsOf } from './testing/endpoints-of.ts';
import { publishedApi } from './testing/published-api.ts';
import { sample } from './testing/sample.ts';

/** What the responses of these types become has device, time and values, and no place for more: see `values.test.ts`. */
const readings = [
  { name: 'a reading', schema: valuesData, type: 'ValuesData' },
  { name: 'interpolated readings', schema: interpolatedValuesResult, type: 'InterpolatedValuesResult' },
];
const responses = publishedApi.operations.flatMap((operation) => {
  const [endpoint] = endpointsOf(operation);
  const type = operation.response;
  if (endpoint?.response === undefined || type === null) return [];
  if (readings.some((reading) => type.startsWith(reading.type))) return [];
  return [{ name: endpointName(endpoint), schema: endpoint.response, type }];
});

describe('with nulls, holes, integers for enumerations, seven digits and fields of tomorrow', () => {
  test.each([...responses, ...readings])(
    '$name is read without loss, in either casing',
    ({ schema, type }) => {
      const fromPascal = decode(schema, sample(schema, type, { casing: 'pascal', sparse: 'null' }));
      const fromCamel = decode(schema, sample(schema, type, { casing: 'camel', sparse: 'null' }));
      expect(fromPascal).toEqual(fromCamel);
      expect(encode(schema, fromCamel)).toEqual(sample(schema, type, { casing: 'camel', sparse: 'absent' }));
    },
  );
});
