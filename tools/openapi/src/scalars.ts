import { hexBytes, milliampere, obisCode, obisCodeLike, phaseMilliampere } from '@smart-me/account-api';
import { bool, dateTime, double, instant, int32, int64, type Schema, text, uuid } from '@smart-me/api-core';
import type { JsonSchema } from './open-api.ts';

const dateAndTime: JsonSchema = { type: 'string', format: 'date-time' };
const obis: JsonSchema = {
  type: 'string',
  description: 'An OBIS code as twelve hexadecimal digits.',
  examples: ['63000C0101FF'],
};

/** What each scalar of the wire is in JSON. The formats are those of https://spec.openapis.org/registry/format/. */
export const scalars: ReadonlyMap<Schema, JsonSchema> = new Map<Schema, JsonSchema>([
  [text, { type: 'string' }],
  [bool, { type: 'boolean' }],
  [uuid, { type: 'string', format: 'uuid' }],
  [int32, { type: 'integer', format: 'int32' }],
  [int64, { type: 'integer', format: 'int64' }],
  [double, { type: 'number', format: 'double' }],
  [dateTime, dateAndTime],
  [instant, dateAndTime],
  [obisCode, obis],
  [obisCodeLike, obis],
  [hexBytes, { type: 'string', pattern: '^(?:[0-9A-Fa-f]{2})+$' }],
  [milliampere, { type: 'integer', format: 'int32', minimum: 0 }],
  [
    phaseMilliampere,
    { type: 'integer', format: 'int32', anyOf: [{ const: 0 }, { minimum: 6_000, maximum: 6_400_000 }] },
  ],
]);
