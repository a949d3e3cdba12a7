import * as z from 'zod/mini';
import { dateTime } from '../wire/date-time.ts';
import { double } from '../wire/double.ts';
import { text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';

/** One value of a reading as REST writes it: the OBIS code is text. */
export const valueData = wireObject({
  obis: z.optional(text),
  value: z.optional(double),
});
export type ValueData = z.output<typeof valueData>;

/** A reading as REST writes it: the values of one device at one time. */
export const valuesData = wireObject({
  deviceId: uuid,
  date: dateTime,
  values: z.optional(z.array(valueData)),
});
export type ValuesData = z.output<typeof valuesData>;
