import { element } from './element.ts';
import { failureNotice } from './failure-notice.ts';
import { instant, lastSeen } from './last-seen.ts';
import {
  type BusMeter,
  type GatewayReadout,
  type MBusReadout,
  overdueMeters,
  readMBus,
} from './mbus-readout.ts';
import { gatewayState, meterState, readoutIntervalText } from './mbus-words.ts';
import { type Sample, startSample } from './sample.ts';
import { type Column, facts, table } from './table.ts';
import { typedCredentials } from './typed-credentials.ts';

const gateways: Sample<MBusReadout> = {
  load: readMBus,

  summary: ({ gateways, asOf }) => [
    `${gateways.length} ${gateways.length === 1 ? 'gateway' : 'gateways'} · `,
    instant(asOf),
    ' UTC',
  ],

  show: (readout) =>
    readout.gateways.length === 0
      ? [element('p', { class: 'card empty' }, 'This account has no M-Bus gateway.')]
      : [
          overdueSection(readout),
          ...readout.gateways.map((gateway) => gatewaySection(gateway, readout.asOf)),
        ],
};

startSample(gateways, typedCredentials);

function overdueSection(readout: MBusReadout): HTMLElement {
  const overdue = overdueMeters(readout);
  return section(
    'Not read for over 24 hours',
    overdue.length === 0
      ? element('p', { class: 'empty' }, 'All meters were read within the last 24 hours.')
      : table('Meters that were last read over 24 hours ago', overdue, [
          METER,
          { title: 'Gateway', cell: ({ gateway }) => gateway },
          ADDRESS,
          lastSeenColumn(readout.asOf),
        ]),
  );
}

function gatewaySection(readout: GatewayReadout, asOf: Date): HTMLElement {
  if ('problem' in readout) return section(readout.name, failureNotice(readout.problem));
  const { name, gateway, meters } = readout;
  return section(
    gateway.name ?? name,
    facts([
      ['Serial', gateway.serialNumber ?? '–'],
      ['Readout interval', readoutIntervalText(gateway.readoutInterval)],
      ['State', gatewayState(gateway.state)],
      ['Last seen (UTC)', lastSeen(gateway.lastSeen, asOf)],
    ]),
    meters.length === 0
      ? element('p', { class: 'empty' }, 'There is no meter in its list.')
      : table(`Meters of ${name}`, meters, [
          METER,
          ADDRESS,
          { title: 'State', cell: ({ meter }) => meterState(meter.state) },
          lastSeenColumn(asOf),
        ]),
  );
}

const METER: Column<BusMeter> = { title: 'Meter', isName: true, cell: ({ meter }) => meter.name ?? '–' };
const ADDRESS: Column<BusMeter> = {
  title: 'Secondary address',
  cell: ({ meter }) => element('code', {}, meter.secondaryAddress ?? '–'),
};
const lastSeenColumn = (asOf: Date): Column<BusMeter> => ({
  title: 'Last seen (UTC)',
  cell: (busMeter) => lastSeen(busMeter.lastSeen, asOf),
});

function section(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element('section', { class: 'card', 'aria-label': title }, element('h2', {}, title), ...content);
}
