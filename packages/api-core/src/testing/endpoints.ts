import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { smartMe } from '../error/service.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { dateTime } from '../wire/date-time.ts';
import { enumeration, type EnumerationValue } from '../wire/enumeration.ts';
import { double, int64, text } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';

/** A thing to ask for in tests. */
export interface Thing {
  readonly name: string;
  readonly kind?: EnumerationValue<'water' | 'heat'>;
  readonly serial?: number | bigint;
  readonly value?: number;
  readonly valueDate?: string;
  readonly password?: string;
  readonly parts?: readonly Thing[];
}

export const thing: WireObject<Thing> = wireObject({
  name: text,
  kind: optional(enumeration({ water: 1, heat: 2 }, { prefix: 'ThingType' })),
  serial: optional(int64),
  value: optional(double),
  valueDate: optional(dateTime),
  password: optional(text),
  get parts() {
    return optional(array(thing));
  },
});

export const getThing: Endpoint<{ id: string }, Thing> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Things/{id}',
  scope: 'device.read',
  params: { id: text },
  response: thing,
});
export const listThings = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Things',
  response: array(thing),
});
export const postThing = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/Things',
  body: thing,
  response: thing,
});
export const putThing = defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/Things/{id}',
  params: { id: text },
  body: thing,
});
export const deleteThing = defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/Things/{id}',
  params: { id: text },
});
