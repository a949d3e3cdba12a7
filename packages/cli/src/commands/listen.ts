import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { DeviceReading } from '@smart-me/readings';
import { createWebhookReceiver, registerWebhook, type WebhookRegistration } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { type Command, Option } from 'commander';
import { isLoopback } from '@smart-me/api-core/http';
import { nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { readingTable } from '../demo/reading-table.ts';
import { CommandError } from '../failure/command-error.ts';
import { failureLine } from '../failure/failure-line.ts';
import { readingForPrograms } from '../reading/reading-json.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  type TimeZoneOptions,
  withCloud,
  withExamples,
  withOutput,
  withTimeZone,
} from './command.ts';
import { parseCount, parsePort, parseUrl } from './option-values.ts';

type ListenOptions = CloudOptions &
  OutputOptions &
  TimeZoneOptions & {
    readonly port: number;
    readonly url?: string;
    readonly forward?: string;
    readonly count?: number;
    readonly all?: true;
  };

/** `smart-me listen`: receives what the webhook brings, prints it, and hands it on. */
export function defineListen(command: Command, context: CommandContext): void {
  withExamples(
    withCloud(withTimeZone(withOutput(command)))
      .addOption(new Option('-p, --port <port>', 'to listen on').argParser(parsePort).default(0, 'any'))
      .addOption(new Option('--url <url>', 'under which smart-me reaches this machine').argParser(parseUrl))
      .addOption(
        new Option('--forward <url>', 'to which each delivery is posted as it came').argParser(parseUrl),
      )
      .addOption(new Option('--count <readings>', 'to end after').argParser(parseCount))
      .option('--all', 'show every value, not only the totals of all phases and tariffs'),
    ['smart-me listen --count 1', 'smart-me listen --count 1 --json'],
  ).action((options: ListenOptions) => receive(options, context));
}

async function receive(options: ListenOptions, context: CommandContext): Promise<void> {
  const { terminal } = context;
  await withAccount(options, context, async ({ account, baseUrl, signal: stopped }) => {
    const devices = await account.devices.list({}, { signal: stopped });
    const names = new Map(devices.map((device) => [device.id, nameOf(device)]));
    const { all = false, timeZone, json, quiet, count = Infinity } = options;
    const table = readingTable(names, { all, timeZone }, terminal);
    const enough = new AbortController();
    let taken = 0;
    const show = (reading: DeviceReading): void => {
      if (json) terminal.printJson({ device: names.get(reading.deviceId), ...readingForPrograms(reading) });
      else for (const row of table.rows(reading)) terminal.print(row);
    };
    const credentials = { username: 'smart-me', password: randomBytes(24).toString('base64url') };
    const receiver = createWebhookReceiver({
      credentials,
      onReadings: async (readings, { body }) => {
        // What the other does not take is not taken here either.
        if (options.forward !== undefined) await forward(options.forward, body);
        for (const reading of readings) {
          if (taken >= count) break;
          taken += 1;
          show(reading);
        }
        if (taken >= count) enough.abort();
      },
      onError: (error) => {
        terminal.complain(failureLine(error.code === 'handler_failed' ? error.cause : error));
      },
      onSilent: ({ hint }) => {
        terminal.complain(`smart-me: nothing has arrived for a while. ${hint}`);
      },
    });
    const server = await listen(receiver, { port: options.port });
    let registration: WebhookRegistration | undefined;
    try {
      const url = options.url ?? (isLoopback(baseUrl) ? server.url : undefined);
      if (url !== undefined) registration = await registerWebhook(account, { url, credentials });
      if (!quiet) {
        terminal.complain(
          `Listening at ${server.url}${url === undefined ? '; give --url for smart-me to post here' : ''}. Ctrl-C ends it.`,
        );
        if (!json) terminal.print(table.heading);
      }
      const signal = AbortSignal.any([stopped, enough.signal]);
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await registration?.remove({ totalTimeout: 5_000 });
      await server[Symbol.asyncDispose]();
    }
  });
}

const NOT_TAKEN = 'So it is not acknowledged to smart-me either.';

/** Posts a delivery on; what the other does not take is not acknowledged to smart-me either. */
async function forward(url: string, body: Uint8Array): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-protobuf' },
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new CommandError(`${new URL(url).origin} does not take the delivery`, NOT_TAKEN, { cause });
  });
  await response.body?.cancel();
  if (!response.ok)
    throw new CommandError(
      `${new URL(url).origin} responded with ${response.status} to the delivery`,
      NOT_TAKEN,
    );
}
