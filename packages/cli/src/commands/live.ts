import { type Command, Option } from 'commander';
import type { LiveCommandOptions } from '../live/run-live.ts';
import {
  type CloudOptions,
  type CommandContext,
  withCloud,
  withExamples,
  withRemark,
  withTimeZone,
} from './command.ts';
import { READINGS_SUBJECT, withNatsServers } from '../ingest/nats-servers.ts';
import { parsePort, parseSeconds } from './option-values.ts';

/** `smart-me live`: a page with the readings of now and today, until Ctrl-C. */
export function defineLive(command: Command, context: CommandContext): void {
  withNatsServers(withTimeZone(withCloud(command)), 'with the readings that smart-me ingest publishes')
    .option('--nats-subject <subject>', 'under which it does', READINGS_SUBJECT)
    .option('--spool <file>', 'with the readings that smart-me ingest stores; the account is not asked then')
    .addOption(
      new Option('-p, --port <port>', 'to listen on; 0 takes any').argParser(parsePort).default(8474),
    )
    .option('--host <address>', 'to listen on; others than this machine reach 0.0.0.0', '127.0.0.1')
    .option('--allow-host <name...>', 'under which others reach the page')
    .addOption(
      new Option('--interval <seconds>', 'between two questions to a device')
        .argParser(parseSeconds)
        .default(10),
    )
    .option('--open', 'open the page in the browser')
    .action(async (options: LiveCommandOptions & CloudOptions) => {
      context.terminal.stopSignal();
      // Loaded after the signal is asked for, so that Ctrl-C ends it well from the start.
      const { runLive } = await import('../live/run-live.ts');
      await runLive(options, context);
    });
  withRemark(
    command,
    'Where others than this machine reach it, the page asks for a token: that of SMART_ME_LIVE_TOKEN, or one that is made up. Put a proxy with TLS in front: the token is readable on a plain line.',
  );
  withExamples(command, ['smart-me live --port 0', 'smart-me live --nats nats://a:4222']);
}
