import { type Command, Option } from 'commander';
import { withAccount } from '../account/open-account.ts';
import { spoolOption } from '../ingest/load-ingest.ts';
import { withNats } from '../ingest/open-log.ts';
import { postgresOption } from '../ingest/open-postgres.ts';
import type { IngestCommandOptions } from '../ingest/run-ingest.ts';
import {
  type CloudOptions,
  type CommandContext,
  withCloud,
  withExamples,
  withRemark,
  withTimeZone,
} from './command.ts';
import { parsePort, parseSeconds, parseUrl } from './option-values.ts';

/** `smart-me ingest`: deliveries are stored before they are acknowledged, until Ctrl-C or SIGTERM. */
export function defineIngest(command: Command, context: CommandContext): void {
  withNats(withTimeZone(withCloud(command)).addOption(spoolOption()).addOption(postgresOption()))
    .addOption(
      new Option('-p, --port <port>', 'to listen on; 0 takes any').argParser(parsePort).default(8080),
    )
    .option('--host <address>', 'to listen on; others than this machine reach 0.0.0.0', '127.0.0.1')
    .option('--username <name>', 'that deliveries come with', 'smart-me')
    .addOption(
      new Option('--register <url>', 'have smart-me deliver to this URL, which leads here').argParser(
        parseUrl,
      ),
    )
    .addOption(
      new Option('--poll', 'ask for values again and again, where no webhook reaches this machine').conflicts(
        'register',
      ),
    )
    .addOption(
      new Option('--interval <seconds>', 'between two rounds of polling').argParser(parseSeconds).default(60),
    )
    .option('--backfill', 'fill gaps from the history; needs the Professional licence')
    .option('--retry', 'first offer what was refused once more to whom refused it')
    .option('--json', 'print a line of JSON for each event, on a terminal too')
    .action(async (options: IngestCommandOptions & CloudOptions) => {
      context.terminal.stopSignal();
      // Loaded after the signal is asked for, so that SIGTERM ends it well from the start.
      const { runIngest } = await import('../ingest/run-ingest.ts');
      const needsAccount = options.register !== undefined || options.poll || options.backfill;
      if (needsAccount) await withAccount(options, context, (open) => runIngest(options, open, context));
      else await runIngest(options, undefined, context);
    });
  withRemark(
    command,
    'The password that deliveries come with is read from SMART_ME_WEBHOOK_PASSWORD. Put a proxy with TLS in front: it is readable on a plain line.',
  );
  withExamples(command, [
    'smart-me ingest --poll --backfill',
    'smart-me ingest --poll --postgres postgres://me@127.0.0.1/energy',
    'smart-me ingest --nats nats://a:4222,nats://b:4222,nats://c:4222 --nats-replicas 3',
  ]);
}
