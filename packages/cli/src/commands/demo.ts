import { Command, Option } from 'commander';
import type { CloudOptions } from '../demo/cloud.ts';
import type { DemoOptions } from '../demo/run-demo.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption } from './base-url-option.ts';
import { parsePort, parsePositive, parseSeed, parseUrl } from './option-values.ts';

/** `smart-me demo`: readings as they arrive, from a cloud that it simulates when there is no other. */
export function demoCommand(terminal: Terminal, environment: NodeJS.ProcessEnv): Command {
  return new Command('demo')
    .description(
      'print readings as they arrive; without an account from a smart-me cloud simulated on this machine',
    )
    .option('--once', 'end when every device has sent a reading')
    .option('--all', 'show every value, not only the totals of all phases and tariffs')
    .option('--poll', 'ask for values again and again; that is the way where no webhook reaches this machine')
    .option('--signed-in', 'watch the devices of whoever smart-me login has signed in')
    .addOption(baseUrlOption('of a cloud that runs already, such as smart-me simulator'))
    .addOption(
      new Option('--seed <number>', 'of the simulator: the same seed, the same devices and values')
        .argParser(parseSeed)
        .default(1),
    )
    .addOption(
      new Option('--interval <seconds>', 'between two rounds of polling')
        .argParser(parsePositive)
        .default(10),
    )
    .addOption(
      new Option('--webhook-url <url>', 'under which the cloud reaches this machine').argParser(parseUrl),
    )
    .addOption(
      new Option('--webhook-port <port>', 'to which that URL leads').argParser(parsePort).default(0, 'any'),
    )
    .addHelpText('after', ENVIRONMENT)
    .action(async (options: DemoOptions & CloudOptions) => {
      terminal.stopSignal();
      // Loaded when needed: the other commands start several times faster without.
      const [{ openCloud }, { runDemo }] = await Promise.all([
        import('../demo/cloud.ts'),
        import('../demo/run-demo.ts'),
      ]);
      await using cloud = await openCloud(options, environment);
      await runDemo(cloud, options, terminal);
    });
}

const ENVIRONMENT = `
To watch your own devices, sign in with smart-me login and give --signed-in; or set SMART_ME_API_KEY, or
SMART_ME_CLIENT_ID and SMART_ME_CLIENT_SECRET.`;
