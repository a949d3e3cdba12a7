import { tableUnit } from '@smart-me/readings';
import { valueTexts } from './rows/decimal-text.ts';
import {
  type ExportOptions,
  type ExportReading,
  qualityOf,
  textOf,
  type TextFormat,
} from './rows/export-reading.ts';
import { timeText } from './rows/time-text.ts';

/** JSON lines, a reading at a time. What {@link toJsonLines} writes. */
export function jsonLinesFormat({ devices }: ExportOptions = {}): TextFormat {
  const times = timeText('UTC');
  const valueOf = valueTexts();
  const codes = new Map<number, string>();
  const heads = new Map<string, string>();
  return {
    head: '',
    lines: ({ deviceId, timestamp, end, quality, values }) => {
      let head = heads.get(deviceId);
      if (head === undefined) {
        const name = devices?.get(deviceId);
        head = `{"deviceId":${JSON.stringify(deviceId)},${name === undefined ? '' : `"device":${JSON.stringify(name)},`}"date":"`;
        heads.set(deviceId, head);
      }
      let list = '';
      for (const value of values) {
        const number = valueOf(value);
        if (number === '') continue;
        let code = codes.get(value.obis.key);
        if (code === undefined) {
          const unit = tableUnit(value.obis);
          code = `{"obis":"${value.obis.toString()}","unit":${JSON.stringify(unit)},"value":`;
          codes.set(value.obis.key, code);
        }
        list += `${list === '' ? '' : ','}${code}${number}}`;
      }
      const until = end === undefined ? '' : `"end":"${times.utc(end)}",`;
      const how = qualityOf({ deviceId, timestamp, quality, values });
      return `${head}${times.utc(timestamp)}",${until}"quality":"${how}","values":[${list}]}\n`;
    },
  };
}

/**
 * Readings as JSON lines: an object a reading, which `readingFromJson` reads back. Values are in the table unit of their
 * codes and say it.
 *
 * @throws the reason of the signal when that ends it.
 * @example
 * for await (const text of toJsonLines(readings)) process.stdout.write(text);
 * // {"deviceId":"3bd0…","date":"2026-10-25T00:30:00Z","quality":"measured","values":[{"obis":"1-0:1.8.0*255","unit":"kWh","value":1.5}]}
 */
export function toJsonLines(
  readings: Iterable<ExportReading> | AsyncIterable<ExportReading>,
  options: ExportOptions = {},
): AsyncGenerator<string, void, undefined> {
  return textOf(readings, jsonLinesFormat(options), options.signal);
}
