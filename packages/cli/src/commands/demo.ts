import { type Command, Option } from 'commander';
import type { DemoCloudOptions } from '../demo/cloud.ts';
import type { DemoOptions } from '../demo/run-demo.ts';
import {
  type CommandContext,
  profileOption,
  withExamples,
  withRemark,
  baseUrlOption,
  withOutput,
  withTimeZone,
} from './command.ts';
import { parsePort, parseSeconds, parseSeed, parseUrl } from './option-values.ts';

/** `smart-me demo`: readings as they arrive, from a cloud that it simulates when there is no other. */
export function defineDemo(command: Command, context: CommandContext): void {
  withTimeZone(withOutput(command))
    .option('--once', 'end when every device has sent a reading')
    .option('--device <device>', 'of this device only: its name, serial number or id')
    .option('--all', 'show every value, not only the totals of all phases and tariffs')
    .option('--poll', 'ask for values again and again; that is the way where no webhook reaches this machine')
    .option('--signed-in', 'watch the devices of whoever smart-me login has signed in')
    .addOption(baseUrlOption('of a cloud that runs already, such as smart-me simulator'))
    .addOption(profileOption())
    .addOption(
      new Option('--seed <number>', 'of the simulator: the same seed, the same devices and values')
        .argParser(parseSeed)
        .default(1),
    )
    .addOption(
      new Option('--interval <seconds>', 'between two rounds of polling').argParser(parseSeconds).default(10),
    )
    .addOption(
      new Option('--webhook-url <url>', 'under which the cloud reaches this machine').argParser(parseUrl),
    )
    .addOption(
      new Option('--webhook-port <port>', 'to which that URL leads').argParser(parsePort).default(0, 'any'),
    )
    .option('--open', 'open the live page in the browser')
    .addOption(new Option('--live-port <port>', 'of the live page').argParser(parsePort).default(0, 'any'))
    .option('--no-live', 'serve no live page')
    .action(async (options: DemoOptions & DemoCloudOptions) => {
      context.terminal.stopSignal();
      // Loaded after the signal is asked for, so that Ctrl-C ends the demo well from the start.
      const { runDemo } = await import('../demo/run-demo.ts');
      await runDemo(options, context);
    });
  withRemark(
    command,
    'To watch your own devices, sign in with smart-me login and give --signed-in; or set SMART_ME_API_KEY, or SMART_ME_CLIENT_ID and SMART_ME_CLIENT_SECRET.',
  );
  withExamples(command, ['smart-me demo --once', 'smart-me demo --once --device "Solar plant" --json']);
}
