import type { Command } from 'commander';
import { nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { words } from '../reading/words.ts';
import { type Column, printTable } from '../terminal/table.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
} from './command.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Station', emphasis: 'name', wrapTo: 12 },
  { title: 'State', wrapTo: 10 },
  { title: 'Power W', align: 'right' },
  { title: 'Energy kWh', align: 'right', emphasis: 'strong' },
  { title: 'Allowed A', align: 'right', drop: 1 },
];

/** `smart-me charging` */
export function defineCharging(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withExamples(withCloud(withOutput(command)), ['smart-me charging', 'smart-me charging --json']).action(
    (options: CloudOptions & OutputOptions) =>
      withAccount(options, context, async ({ account, signal }) => {
        const rows: string[][] = [];
        for (const station of await account.pico.list({}, { signal })) {
          const charging = await account.pico.getCharging({ id: station.id }, { signal });
          if (options.json) terminal.printJson({ station: nameOf(station), id: station.id, ...charging });
          const { state, activeChargingPower, activeChargingEnergy, maxAllowedChargingCurrent } = charging;
          rows.push([
            nameOf(station),
            words(state),
            activeChargingPower === undefined ? '' : formatRounded(activeChargingPower * 1000),
            activeChargingEnergy === undefined ? '' : formatRounded(activeChargingEnergy),
            maxAllowedChargingCurrent === undefined ? '' : formatRounded(maxAllowedChargingCurrent),
          ]);
        }
        if (options.json) return;
        if (rows.length === 0) terminal.print('The account has no charging station of smart-me.');
        else printTable(COLUMNS, rows, terminal, options);
      }),
  );
}
