import type { WireObject, WireType } from '@smart-me/api-core';
import { isArrayType, isMapped, isOptional, isWireObject } from '@smart-me/api-core/server';
import { publishedApi } from './published-api.ts';

/** How a sample is written. */
export interface SampleStyle {
  readonly casing: 'camel' | 'pascal';
  /** Of each four fields that may be without a value: one is null, one is left out. `absent`: both are left out. */
  readonly sparse: 'null' | 'absent';
}

const SCALARS: Readonly<Record<string, unknown>> = {
  uuid: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  string: 'text',
  boolean: true,
  int32: 7,
  int64: 9007199254740993n,
  double: 0.25,
  'date-time': '2026-07-25T13:06:32.0500519Z',
};

/** The texts that are OBIS codes, as the platform writes them. */
const OBIS: Readonly<Record<string, string>> = { obis: '1-0:1.8.0*255', obisCode: '63000C0101FF' };

/** A value of a published type as the platform might send it. */
export function sample(wireType: WireType<unknown>, type: string, style: SampleStyle, depth = 0): unknown {
  if (type.endsWith('?')) return sample(wireType, type.slice(0, -1), style, depth);
  if (isOptional(wireType)) return sample(wireType.inner, type, style, depth);
  if (isArrayType(wireType))
    return depth > 3 ? [] : [sample(wireType.element, type.slice(0, -2), style, depth + 1)];
  if (isWireObject(wireType)) return sampleObject(wireType, type, style, depth);
  if (type in SCALARS) return SCALARS[type];
  if (type in publishedApi.enums) return Number(Object.keys(publishedApi.enums[type] ?? {}).at(-1));
  return isMapped(wireType) ? sample(wireType.wire, type, style, depth) : undefined;
}

function sampleObject(object: WireObject<object>, type: string, style: SampleStyle, depth: number): unknown {
  const fields = Object.entries(object.fields).flatMap(([field, wireType], index): [string, unknown][] => {
    const wireName = object.wireName(field);
    const name = style.casing === 'pascal' ? wireName.charAt(0).toUpperCase() + wireName.slice(1) : wireName;
    if (isOptional(wireType) && index % 4 === 3) return [];
    if (isOptional(wireType) && index % 4 === 1) return style.sparse === 'null' ? [[name, null]] : [];
    const published = publishedApi.schemas[type]?.[wireName];
    return [[name, OBIS[wireName] ?? sample(wireType, String(published), style, depth)]];
  });
  return Object.fromEntries([...fields, ['addedLater', { kept: [null] }]]);
}
