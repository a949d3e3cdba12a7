import type { ObisCode } from '@smart-me/obis';
import { tableUnit, type Timestamp } from '@smart-me/readings';
import { valueTexts } from './rows/decimal-text.ts';
import { type ExportOptions, type ExportReading, textOf, type TextFormat } from './rows/export-reading.ts';

/** How line protocol is written. */
export interface LineProtocolOptions extends ExportOptions {
  /** Of all points. `smart_me` when left out. */
  readonly measurement?: string | undefined;
}

/** Line protocol, a reading at a time. What {@link toLineProtocol} writes. */
export function lineProtocolFormat({
  devices,
  measurement = 'smart_me',
}: LineProtocolOptions = {}): TextFormat {
  const valueOf = valueTexts();
  /** What stands before the number, by device and code. */
  const heads = new Map<string, Map<number, string>>();
  const headOf = (deviceId: string, code: ObisCode): string => {
    let ofDevice = heads.get(deviceId);
    if (ofDevice === undefined) heads.set(deviceId, (ofDevice = new Map<number, string>()));
    let head = ofDevice.get(code.key);
    if (head === undefined) {
      const tags = [
        ['device', deviceId],
        ['name', devices?.get(deviceId) ?? ''],
        ['obis', code.toString()],
        ['unit', tableUnit(code)],
      ].filter(([, value]) => value !== '');
      const text = tags.map(([name = '', value = '']) => `,${name}=${escaped(value)}`).join('');
      head = `${escapedMeasurement(measurement)}${text} value=`;
      ofDevice.set(code.key, head);
    }
    return head;
  };
  return {
    head: '',
    lines: ({ deviceId, timestamp, values }) => {
      const end = ` ${nanoseconds(timestamp)}\n`;
      let lines = '';
      for (const value of values) {
        const number = valueOf(value);
        // It has no way to write that there is nothing.
        if (number !== '') lines += headOf(deviceId, value.obis) + number + end;
      }
      return lines;
    },
  };
}

/**
 * Readings as line protocol, which InfluxDB, VictoriaMetrics, QuestDB and Telegraf take: a point a value, tagged with device, OBIS code
 * and unit, exact to 100 ns. What is missing has no point.
 *
 * @throws the reason of the signal when that ends it.
 * @example
 * for await (const text of toLineProtocol(readings)) await fetch(`${influx}/write?db=meters`, { method: 'POST', body: text });
 * // smart_me,device=3bd0…,obis=1-0:1.8.0*255,unit=kWh value=1.5 1793147400000000000
 */
export function toLineProtocol(
  readings: Iterable<ExportReading> | AsyncIterable<ExportReading>,
  options: LineProtocolOptions = {},
): AsyncGenerator<string, void, undefined> {
  return textOf(readings, lineProtocolFormat(options), options.signal);
}

function nanoseconds(time: Timestamp): string {
  const { epochMilliseconds, subMillisecondTicks } = time;
  if (epochMilliseconds <= 0) return String(time.ticks * 100n);
  return `${epochMilliseconds}${String(subMillisecondTicks).padStart(4, '0')}00`;
}

/** A line end would begin another point, and a backslash at the end would take the comma behind it. */
function escaped(tag: string): string {
  const plain = tag.replace(/\p{Cc}+/gu, ' ').replaceAll('\\', '/');
  return plain.replace(/[,= ]/g, '\\$&');
}

function escapedMeasurement(name: string): string {
  return name
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll('\\', '/')
    .replace(/[, ]/g, '\\$&');
}
