import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { smartMe } from '../error/service.ts';
import { dateTime } from '../wire/date-time.ts';
import { double } from '../wire/double.ts';
import { enumeration } from '../wire/enumeration.ts';
import { int64 } from '../wire/int64.ts';
import { text } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';

/** A thing to ask for in tests. */
export const thing = wireObject({
  name: text,
  kind: z.optional(enumeration({ water: 1, heat: 2 }, { prefix: 'ThingType' })),
  serial: z.optional(int64),
  value: z.optional(double),
  valueDate: z.optional(dateTime),
  password: z.optional(text),
  get parts() {
    return z.optional(z.array(thing));
  },
});

export const getThing = defineEndpoint({
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
  response: z.array(thing),
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
