import { describeObis } from '@smart-me/obis/describe';
import { type DeviceReading, inUnit, tableUnit } from '@smart-me/readings';
import { formatExact } from './format-number.ts';

/** A reading with the unit that a table of its code has, every digit kept. */
export function readingForPrograms({ deviceId, timestamp, values }: DeviceReading): object {
  return {
    deviceId,
    timestamp: timestamp.toString(),
    values: values.map((value) => {
      const unit = tableUnit(value.obis);
      const name = describeObis(value.obis).name;
      return { obis: value.obis.toString(), name, value: Number(formatExact(inUnit(value, unit))), unit };
    }),
  };
}
