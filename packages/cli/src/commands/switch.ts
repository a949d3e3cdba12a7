import type { ActionInformation } from '@smart-me/account-api';
import { type ObisCode, tryParseObis } from '@smart-me/obis';
import { Argument, type Command } from 'commander';
import { findDevice, nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { switched } from '../account/switching.ts';
import { CommandError, UsageError } from '../failure/command-error.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
} from './command.ts';

type SwitchOptions = CloudOptions & OutputOptions & { readonly output?: string };

/** `smart-me switch NAME on|off` */
export function defineSwitch(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withExamples(
    withCloud(
      withOutput(
        command
          .argument('<device>', DEVICE)
          .addArgument(new Argument('<state>', 'on or off').choices(['on', 'off'])),
      ),
    ).option('--output <name>', 'of several: its name or OBIS code, see smart-me actions'),
    ['smart-me switch "Espresso machine" on', 'smart-me switch "Espresso machine" off'],
  ).action((text: string, state: 'on' | 'off', options: SwitchOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const device = await findDevice(account, text, signal);
      const actions = await account.actions.list({ deviceId: device.id }, { signal });
      const code = outputOf(actions, options.output, nameOf(device));
      const seen = await switched(account, { deviceId: device.id, code, isOn: state === 'on' }, signal);
      if (seen !== (state === 'on')) {
        throw new CommandError(
          seen === undefined
            ? `${nameOf(device)} does not tell its state, so nobody knows whether it is ${state}`
            : `${nameOf(device)} was told to be ${state}, and is still ${seen ? 'on' : 'off'}`,
          'Look whether it is online, and whether the sign-in has the scope device.readswitch.',
        );
      }
      if (options.json)
        terminal.printJson({ device: nameOf(device), deviceId: device.id, obis: code.toString(), state });
      else if (!options.quiet) terminal.print(`${nameOf(device)} is ${state}.`);
    }),
  );
}

/** The output that is meant. @throws UsageError when there is none, or more than one */
function outputOf(actions: readonly ActionInformation[], wanted: string | undefined, name: string): ObisCode {
  const switches = actions.flatMap(({ name: title, code, actionType }) =>
    code === undefined || actionType === 'analogAction' ? [] : [{ title: title ?? code.toString(), code }],
  );
  const key = wanted === undefined ? undefined : tryParseObis(wanted)?.key;
  const meant =
    wanted === undefined
      ? switches
      : switches.filter(
          ({ title, code }) => title.toLowerCase() === wanted.toLowerCase() || code.key === key,
        );
  const [one, ...others] = meant;
  if (one !== undefined && others.length === 0) return one.code;
  const titles = switches.map(({ title, code }) => `${title} (${code.toString()})`).join(', ');
  throw new UsageError(
    one === undefined
      ? `${name} has no ${wanted === undefined ? 'switch' : `output ${JSON.stringify(wanted)}`}`
      : `${name} has several outputs`,
    titles === '' ? 'See smart-me actions.' : `Name one by --output: ${titles}.`,
  );
}
