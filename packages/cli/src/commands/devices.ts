import { type Device, deviceQuantities } from '@smart-me/account-api';
import { convert, UnitError } from '@smart-me/obis/units';
import type { Command } from 'commander';
import { deviceNamed, nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { counted, words } from '../reading/words.ts';
import { type Column, printFacts, printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { localTime } from '../time/local-time.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  type OutputOptions,
  type TimeZoneOptions,
  withCloud,
  withExamples,
  withOutput,
  withTimeZone,
} from './command.ts';

type DevicesOptions = CloudOptions & OutputOptions & TimeZoneOptions;

/** `smart-me devices [NAME]` */
export function defineDevices(command: Command, context: CommandContext): void {
  withExamples(withCloud(withTimeZone(withOutput(command.argument('[device]', DEVICE)))), [
    'smart-me devices',
    'smart-me devices "Solar plant"',
    'smart-me devices --json',
  ]).action((text: string | undefined, options: DevicesOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const devices = await account.devices.list({}, { signal });
      if (text === undefined) list(devices, options, context.terminal);
      else show(deviceNamed(devices, text), options, context.terminal);
    }),
  );
}

/** One unit in a column, so energy and volume have a column each. */
const COLUMNS: readonly Column[] = [
  { title: 'Device', emphasis: 'name', wrapTo: 12 },
  { title: 'Serial', align: 'right', emphasis: 'faint', drop: 3 },
  { title: 'Kind', drop: 2, wrapTo: 11 },
  { title: 'Power W', align: 'right' },
  { title: 'Energy kWh', align: 'right', emphasis: 'strong' },
  { title: 'Volume m³', align: 'right', emphasis: 'strong' },
  { title: 'Last values', emphasis: 'faint', drop: 4 },
  { title: 'Id', emphasis: 'faint', drop: 5 },
];

function list(
  devices: readonly Device[],
  { json, quiet, timeZone }: DevicesOptions,
  terminal: Terminal,
): void {
  if (json) {
    for (const device of devices) terminal.printJson(device);
    return;
  }
  const rows = devices.map((device) => {
    const { activePower, netCounter: counterReading } = deviceQuantities(device);
    return [
      nameOf(device),
      device.serial === undefined ? '' : String(device.serial),
      words(device.deviceEnergyType),
      inColumn(activePower, 'W'),
      inColumn(counterReading, 'kWh'),
      inColumn(counterReading, 'm³'),
      localTime(device.valueDate, timeZone),
      device.id,
    ];
  });
  if (quiet) {
    for (const device of devices) terminal.print(nameOf(device));
    return;
  }
  printTable(COLUMNS, rows, terminal);
  terminal.print();
  terminal.print(`${counted(devices.length, 'device')}, times of ${timeZone}.`);
}

/** The number in the unit of the column; empty when it measures something else. */
function inColumn(
  quantity: { readonly value: number; readonly unit: string } | undefined,
  unit: string,
): string {
  if (quantity === undefined) return '';
  try {
    return formatRounded(convert(quantity.value, quantity.unit, unit));
  } catch (error) {
    if (error instanceof UnitError) return '';
    throw error;
  }
}

function show(device: Device, { json, quiet, timeZone }: DevicesOptions, terminal: Terminal): void {
  if (json) {
    terminal.printJson(device, 2);
    return;
  }
  const { serial, deviceEnergyType, familyType, meterSubType, valueDate } = device;
  if (!quiet) {
    const facts: readonly (readonly [string, string | undefined])[] = [
      ['Device', nameOf(device)],
      ['Serial', serial === undefined ? undefined : String(serial)],
      ['Id', device.id],
      [
        'Kind',
        [...new Set([deviceEnergyType, meterSubType].map(words))].filter(Boolean).join(', ') || undefined,
      ],
      ['Family', words(familyType) || undefined],
      ['Last values', valueDate && `${localTime(valueDate, timeZone)} (${timeZone})`],
    ];
    printFacts(facts, terminal);
    terminal.print();
  }
  const columns: readonly Column[] = [
    { title: 'Quantity', wrapTo: 20 },
    { title: 'Value', align: 'right', emphasis: 'strong' },
    { title: 'Unit' },
  ];
  const { activePower, ...others } = deviceQuantities(device);
  // What the platform calls the power of a gas or water meter is its flow rate, which has its own name.
  const isFlow = activePower?.unit === 'm³/h' && others.flowRate !== undefined;
  const rows = Object.entries({ ...(!isFlow && activePower && { activePower }), ...others }).map(
    ([name, { value, unit }]) => [words(name), formatRounded(value), unit],
  );
  printTable(columns, rows, terminal, { quiet });
}
