import type { Command } from 'commander';
import { findDevice, nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { words } from '../reading/words.ts';
import { printTable } from '../terminal/table.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
} from './command.ts';

/** `smart-me actions NAME` */
export function defineActions(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withExamples(withCloud(withOutput(command.argument('<device>', DEVICE))), [
    'smart-me actions "Espresso machine"',
  ]).action((text: string, options: CloudOptions & OutputOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const device = await findDevice(account, text, signal);
      const actions = await account.actions.list({ deviceId: device.id }, { signal });
      if (options.json) for (const action of actions) terminal.printJson(action);
      else if (actions.length === 0) terminal.print(`${nameOf(device)} can be told nothing.`);
      else {
        printTable(
          [
            { title: 'Action', emphasis: 'name', wrapTo: 12 },
            { title: 'Kind', drop: 1 },
            { title: 'OBIS code' },
          ],
          actions.map(({ name, actionType, code }) => [
            name ?? '',
            words(actionType),
            code?.toString() ?? '',
          ]),
          terminal,
          options,
        );
      }
    }),
  );
}
