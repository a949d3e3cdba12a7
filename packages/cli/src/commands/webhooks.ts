import { randomBytes } from 'node:crypto';
import { parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';
import { registerWebhook } from '@smart-me/realtime';
import { type Command, Option } from 'commander';
import { withAccount } from '../account/open-account.ts';
import { CommandError, UsageError } from '../failure/command-error.ts';
import { words } from '../reading/words.ts';
import { printTable } from '../terminal/table.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  withCloud,
  withExamples,
  withOutput,
  withRemark,
} from './command.ts';
import { parseUrl } from './option-values.ts';

type WebhookOptions = CloudOptions & OutputOptions;
type CredentialOptions = WebhookOptions & { readonly user: string };

const PASSWORD = 'SMART_ME_WEBHOOK_PASSWORD';

/** `smart-me webhooks list|add|remove|test` */
export function defineWebhooks(command: Command, context: CommandContext): void {
  const { terminal, environment } = context;
  withExamples(
    withCloud(withOutput(command.command('list').description('list the registrations of the account'))),
    ['smart-me webhooks list'],
  ).action((options: WebhookOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const all = await account.realtimeRegistrations.list({}, { signal });
      // The password of a registration is nobody's to see.
      const shown = all.map((one) => ({ ...one, basicAuthPassword: undefined }));
      if (options.json) for (const one of shown) terminal.printJson(one);
      else if (shown.length === 0) terminal.print('No webhook is registered.');
      else {
        printTable(
          [
            { title: 'Id' },
            { title: 'URL', emphasis: 'name', wrapTo: 20 },
            { title: 'Of', drop: 1, wrapTo: 10 },
          ],
          shown.map(({ id, apiUrl, registrationType, meterId }) => [
            id,
            apiUrl ?? '',
            meterId ?? words(registrationType),
          ]),
          terminal,
          options,
        );
      }
    }),
  );

  const add = command.command('add').description('have readings of all devices posted to a URL');
  withExamples(
    withCloud(withOutput(add.argument('<url>', 'https, reachable from smart-me'))).addOption(userOption()),
    ['smart-me webhooks add https://example.com/smart-me'],
  ).action((text: string, options: CredentialOptions) =>
    withAccount(options, context, async ({ account }) => {
      const url = parsedUrl(text);
      const given = environment[PASSWORD];
      const password = given || randomBytes(24).toString('base64url');
      const { id } = await registerWebhook(account, {
        url,
        credentials: { username: options.user, password },
      });
      // A password that was made here is told once: the receiver has to know it.
      const made = given ? undefined : password;
      if (options.json) terminal.printJson({ id, url, user: options.user, password: made });
      else if (options.quiet) terminal.print(id);
      else {
        terminal.print(`Registered: ${id}`);
        terminal.print(
          `smart-me signs in there as ${options.user}${made === undefined ? `, with the password of ${PASSWORD}.` : `, password ${made}`}`,
        );
      }
    }),
  );

  const remove = command
    .command('remove')
    .description('end a registration')
    .argument('<id>', 'as the list shows it, or its URL');
  withExamples(withCloud(withOutput(remove)), [
    'smart-me webhooks remove https://example.com/smart-me',
  ]).action((text: string, options: WebhookOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const all = await account.realtimeRegistrations.list({}, { signal });
      const found = all.filter(({ id, apiUrl }) => id === text.toLowerCase() || apiUrl === text);
      if (found.length === 0)
        throw new UsageError(
          `there is no registration ${JSON.stringify(text)}`,
          'See smart-me webhooks list.',
        );
      for (const { id } of found) await account.realtimeRegistrations.remove({ id }, { signal });
      if (options.json) terminal.printJson({ removed: found.map(({ id }) => id) });
      else if (!options.quiet) terminal.print(`Removed: ${found.length}.`);
    }),
  );

  const tried = command
    .command('test')
    .description('post a reading to a URL, as smart-me does, and show the response');
  withExamples(withOutput(tried.argument('<url>')).addOption(userOption()), [
    'smart-me webhooks test http://127.0.0.1:8080/smart-me',
  ]).action(async (text: string, options: OutputOptions & { readonly user: string }) => {
    const url = parsedUrl(text);
    const credentials = Buffer.from(`${options.user}:${environment[PASSWORD] ?? ''}`).toString('base64');
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-protobuf' },
      body: new Uint8Array(sample()),
      redirect: 'manual',
      signal: AbortSignal.any([terminal.stopSignal(), AbortSignal.timeout(10_000)]),
    }).catch((cause: unknown) => {
      throw new CommandError(
        `${url} does not respond`,
        'Look whether the receiver runs, and whether the address leads to it.',
        { cause },
      );
    });
    await response.body?.cancel();
    if (options.json) terminal.printJson({ url, status: response.status, ok: response.ok });
    else if (!options.quiet) terminal.print(`${url}: ${response.status} ${response.statusText}`.trimEnd());
    if (!response.ok)
      throw new CommandError(
        `the receiver responded with ${response.status}`,
        HINTS[response.status] ?? 'smart-me takes 2xx for delivered.',
      );
  });
  withRemark(
    command,
    `${PASSWORD} is the password that smart-me sends to the URL; it is no option, for the shell would remember it.`,
  );
  withExamples(command, [
    'smart-me webhooks list',
    'smart-me webhooks add https://example.com/smart-me --quiet',
  ]);
}

const HINTS: Readonly<Record<number, string>> = {
  401: `Give the user by --user and the password by ${PASSWORD}.`,
  404: 'The path is another.',
  415: 'It does not take protobuf: application/x-protobuf.',
};

function userOption(): Option {
  return new Option('--user <name>', 'that smart-me signs in with there').default('smart-me');
}

function parsedUrl(text: string): string {
  try {
    return parseUrl(text);
  } catch (error) {
    throw new UsageError('that is no URL for a webhook', error instanceof Error ? error.message : '', {
      cause: error,
    });
  }
}

/** A reading of a device that does not exist. */
function sample(): Uint8Array {
  const deviceId = '00000000-0000-4000-8000-000000000000';
  const values = [{ obis: parseObis('1-0:1.7.0*255'), value: 0, unit: 'W' }];
  return encodeReadings([{ deviceId, timestamp: Timestamp.now(), values }]);
}
