import { dateTime } from '../wire/date-time.ts';
import { double, text } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';
import { deviceId } from './device-id.ts';

/** One value of a reading as REST writes it. */
export interface ValueData {
  /** OBIS code as text: `1-0:1.8.0*255`. */
  readonly obis?: string;
  /** The value in the unit that REST has for its quantity: Wh and varh of counters. */
  readonly value?: number;
}

/** How {@link ValueData} stand on the wire. */
export const valueData: WireObject<ValueData> = wireObject({ obis: optional(text), value: optional(double) });

/** A reading as REST writes it: the values of one device at one time. */
export interface ValuesData {
  /** Id of the device. */
  readonly deviceId: string;
  /** When the values were measured. */
  readonly date: string;
  /** The values at that time. */
  readonly values?: readonly ValueData[];
}

/** How {@link ValuesData} stand on the wire. */
export const valuesData: WireObject<ValuesData> = wireObject({
  deviceId,
  date: dateTime,
  values: optional(array(valueData)),
});
