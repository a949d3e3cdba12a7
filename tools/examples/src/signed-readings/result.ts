import { convert } from '@smart-me/obis/units';
import type { Measurement, Timestamp } from '@smart-me/readings';
import type { SignedReading, SignedTransaction } from '@smart-me/signed-values';
import type { OcmfReading, OcmfRecord } from '@smart-me/signed-values/ocmf';
import { element } from '../browser-dashboard/element.ts';
import { type Column, facts, table } from '../browser-dashboard/table.ts';
import type { Verified } from './verify-texts.ts';

/** What a person wants to know: VALID or INVALID, which meter, when, and what it measured. */
export function shownResult({ verdict, signed }: Verified): readonly HTMLElement[] {
  const isValid = verdict === 'valid';
  const content =
    signed.kind === 'reading'
      ? readingContent(signed.reading)
      : signed.kind === 'transaction'
        ? transactionContent(signed.transaction)
        : recordContent(signed.record);
  return [
    element(
      'div',
      { class: `verdict ${verdict}` },
      element('strong', {}, isValid ? 'VALID' : 'INVALID'),
      element('p', {}, isValid ? VALID : INVALID),
    ),
    element('div', { class: isValid ? 'card' : 'card doubtful' }, ...content),
  ];
}

const VALID =
  'The owner of this key signed exactly this. Whose key it is, this page cannot know: compare it with that of the meter.';
const INVALID =
  'Packet, signature and key do not belong together, or one of them was changed. Do not rely on what the packet says:';

function readingContent(reading: SignedReading): HTMLElement[] {
  return [
    element('h2', {}, 'Counters of a quarter hour'),
    facts([
      ['Meter', String(reading.serialNumber)],
      ['Time', ...moment(reading.timestamp)],
    ]),
    table(
      'Counters',
      reading.values.map(({ obis, ...value }) => ({ code: obis.toString(), value })),
      [CODE, { title: 'Reading', align: 'end', cell: ({ value }) => measured(value) }],
    ),
  ];
}

function transactionContent(transaction: SignedTransaction): HTMLElement[] {
  const { serialNumber, transactionNumber, userId, start, end, durationSeconds } = transaction;
  const { energyImport, energyExport } = transaction;
  const codes = new Set([...start.values, ...end.values].map(({ obis }) => obis.toString()));
  const at = (reading: SignedReading, code: string): string => {
    const found = reading.values.find(({ obis }) => obis.toString() === code);
    return found === undefined ? '–' : measured(found);
  };
  return [
    element('h2', {}, 'A charging transaction'),
    facts([
      ['Energy taken', energyImport === undefined ? '–' : element('strong', {}, measured(energyImport))],
      ['Energy given back', energyExport === undefined ? '–' : measured(energyExport)],
      ['Duration', duration(durationSeconds)],
      ['Start', ...moment(start.timestamp)],
      ['End', ...moment(end.timestamp)],
      ['Meter', String(serialNumber)],
      ['Transaction', String(transactionNumber)],
      ['User', userId === 0n ? 'not known' : String(userId)],
    ]),
    table(
      'Counters',
      [...codes].map((code) => ({ code })),
      [
        CODE,
        { title: 'At the start', align: 'end', cell: ({ code }) => at(start, code) },
        { title: 'At the end', align: 'end', cell: ({ code }) => at(end, code) },
      ],
    ),
  ];
}

function recordContent({ serialNumber = '–', pagination = '–', readings }: OcmfRecord): HTMLElement[] {
  const columns: readonly Column<OcmfReading>[] = [
    { title: 'Time', isName: true, cell: ({ timestamp }) => utc(timestamp) },
    { title: 'Register', cell: ({ register = '–' }) => register },
    { title: 'Reason', cell: ({ reason = '' }) => REASONS[reason] ?? reason },
    {
      title: 'Reading',
      align: 'end',
      cell: ({ measurement }) => (measurement === undefined ? '–' : measured(measurement)),
    },
    { title: 'Meter', cell: ({ status }) => (status === 'G' ? 'good' : `state ${status}`) },
  ];
  return [
    element('h2', {}, 'A record of OCMF'),
    facts([
      ['Meter', serialNumber],
      ['Record', pagination],
    ]),
    table('Readings', readings, columns),
  ];
}

/** `TX` of the Open Charge Metering Format, where a word says it. */
const REASONS: Readonly<Record<string, string>> = { B: 'begin', C: 'charging', S: 'suspended', E: 'end' };

const NAMES: Readonly<Record<string, string>> = {
  '1-0:1.8.0*255': 'Energy taken',
  '1-0:2.8.0*255': 'Energy given back',
};

const CODE: Column<{ readonly code: string }> = {
  title: 'Counter',
  isName: true,
  cell: ({ code }) =>
    element('span', {}, NAMES[code] ?? code, ...(code in NAMES ? [element('small', {}, ` ${code}`)] : [])),
};

const ENERGY = new Set(['mWh', 'Wh', 'kWh', 'MWh']);
const decimals = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 12 });

/** Energy in kWh, to the last digit that was signed; anything else in the unit that the meter wrote. */
function measured({ value, unit }: Measurement): string {
  return ENERGY.has(unit)
    ? `${decimals.format(convert(value, unit, 'kWh'))} kWh`
    : `${decimals.format(value)} ${unit}`.trimEnd();
}

/** In UTC, as it was signed; below it what the clock of this place showed. */
function moment(timestamp: Timestamp): (Node | string)[] {
  const local = timestamp.toDate().toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
  return [utc(timestamp), element('small', {}, local)];
}

function utc(timestamp: Timestamp): HTMLTimeElement {
  const datetime = timestamp.toDate().toISOString();
  return element('time', { datetime }, `${datetime.slice(0, 19).replace('T', ' ')} UTC`);
}

function duration(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts.map((count, index) =>
    count === 0 ? '' : `${count} ${['h', 'min', 's'][index] ?? ''}`,
  );
  return seconds < 0 ? `${seconds} s` : shown.filter((part) => part !== '').join(' ') || '0 s';
}
