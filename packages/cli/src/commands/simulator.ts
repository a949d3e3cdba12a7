import { once } from 'node:events';
import { type Command, Option } from 'commander';
import { commandName } from '../failure/failure-line.ts';
import { type CommandContext, withExamples } from './command.ts';
import { parseCount, parsePort, parsePositive, parseSeed } from './option-values.ts';
import { defineClock, defineFaults } from './simulator-control.ts';

interface SimulatorCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly seed: number;
  readonly speed: number;
  readonly devices?: number;
  readonly readingsPerPost?: number;
  readonly webhookHost?: readonly string[];
}

/** `smart-me simulator`: a smart-me cloud on this machine, until Ctrl-C. */
export function defineSimulator(command: Command, { terminal }: CommandContext): void {
  command
    .addOption(
      new Option('-p, --port <port>', 'to listen on; 0 takes any').argParser(parsePort).default(8472),
    )
    .option('--host <address>', 'to listen on; others than this machine reach 0.0.0.0', '127.0.0.1')
    .addOption(
      new Option('--seed <number>', 'the same seed, the same devices, values and credentials')
        .argParser(parseSeed)
        .default(1),
    )
    .addOption(new Option('--speed <factor>', 'of its clock').argParser(parsePositive).default(1))
    .addOption(
      new Option(
        '--devices <count>',
        'of the account: beyond the house come the flats of a street',
      ).argParser(parseCount),
    )
    .addOption(
      new Option('--readings-per-post <count>', 'that share a POST to a webhook at most').argParser(
        parseCount,
      ),
    )
    .option('--webhook-host <host...>', 'to which webhooks may go while others reach the simulator')
    .action(async (options: SimulatorCommandOptions) => {
      const { port, host, seed, speed, webhookHost } = options;
      const stopped = terminal.stopSignal();
      const { startSimulator } = await import('@smart-me/simulator');
      const simulator = await startSimulator({
        port,
        host,
        seed,
        clock: { speed },
        ...(options.devices !== undefined && { devices: options.devices }),
        ...(options.readingsPerPost !== undefined && { readingsPerPost: options.readingsPerPost }),
        ...(webhookHost !== undefined && { webhookHosts: webhookHost }),
      });
      try {
        const { url, credentials } = simulator;
        terminal.print(`smart-me simulator: a smart-me cloud at ${terminal.emphasize('name', url)}`);
        terminal.print();
        terminal.print(`  API key        ${credentials.apiKey}`);
        terminal.print(
          `  OAuth client   ${credentials.oauth.clientId}, secret ${credentials.oauth.clientSecret}`,
        );
        terminal.print(`  Person         ${credentials.username}, password ${credentials.password}`);
        terminal.print();
        const address = `--base-url ${url}${seed === 1 ? '' : ` --seed ${seed}`}`;
        terminal.print('Watch its readings from a second terminal, or sign in there as the person:');
        terminal.print(`  ${terminal.emphasize('strong', `${commandName()} demo ${address}`)}`);
        terminal.print(`  ${terminal.emphasize('strong', `${commandName()} login ${address}`)}`);
        terminal.print();
        terminal.print('A program, or another command, in a second terminal finds it by');
        terminal.print(`  export SMART_ME_BASE_URL=${url}`);
        terminal.print(`  export SMART_ME_API_KEY=${credentials.apiKey}`);
        terminal.print();
        terminal.print(`Devices, faults, clock and the last requests are on a page: ${url}/`);
        terminal.print('Ctrl-C ends the simulator.');
        if (!stopped.aborted) await once(stopped, 'abort');
      } finally {
        await simulator.stop();
      }
    });
  defineFaults(command, terminal);
  defineClock(command, terminal);
  withExamples(command, ['smart-me simulator --port 0', 'smart-me simulator --port 0 --speed 60']);
}
