import { listDevices } from '@smart-me/account-api/endpoints';
import type { Device } from '@smart-me/api-core/resources';
import { element } from './element.ts';
import { instant, isOverdue, lastSeen } from './last-seen.ts';
import type { Sample } from './sample.ts';
import { table } from './table.ts';

/** The devices of an account, and what the server's clock said then. */
export interface Devices {
  readonly devices: readonly Device[];
  readonly asOf: Date;
}

/** All devices with meter reading and last connection. */
export const deviceList: Sample<Devices> = {
  load: async (client, signal) => {
    const { output, date = new Date() } = await client.call(listDevices, {}, { signal }).withResponse();
    return { devices: output, asOf: date };
  },

  summary: ({ devices, asOf }) => {
    const late = devices.filter(({ valueDate }) => isOverdue(valueDate, asOf)).length;
    const count = `${devices.length} ${devices.length === 1 ? 'device' : 'devices'}`;
    return [count, late > 0 ? `, ${late} silent for over 24 hours` : '', ' · ', instant(asOf), ' UTC'];
  },

  show: ({ devices, asOf }) =>
    devices.length === 0
      ? [element('p', { class: 'card empty' }, 'This account has no devices.')]
      : [element('div', { class: 'card' }, deviceTable(devices, asOf))],
};

function deviceTable(devices: readonly Device[], asOf: Date): HTMLTableElement {
  return table('Devices', devices, [
    { title: 'Serial', cell: ({ serial }) => String(serial ?? '–') },
    { title: 'Name', isName: true, cell: ({ name }) => name ?? '–' },
    {
      title: 'Counter reading',
      align: 'end',
      cell: ({ counterReading }) => (counterReading === undefined ? '–' : decimals.format(counterReading)),
    },
    { title: 'Unit', cell: ({ counterReadingUnit = '–' }) => counterReadingUnit.replace('m3', 'm³') },
    { title: 'Last connection (UTC)', cell: ({ valueDate }) => lastSeen(valueDate, asOf) },
  ]);
}

const decimals = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
