import { createPartnerApi, type PartnerApi } from '@smart-me/partner-api';
import type { Command } from 'commander';
import { deviceNamed, nameOf } from '../account/find-device.ts';
import { type OpenAccount, withAccount } from '../account/open-account.ts';
import { readingForPrograms } from '../reading/reading-json.ts';
import { words } from '../reading/words.ts';
import { printTable } from '../terminal/table.ts';
import { aligned, rangeOf, type RangeOptions } from '../time/local-range.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  type OutputOptions,
  type TimeZoneOptions,
  withCloud,
  withExamples,
  withOutput,
  withRange,
  withTimeZone,
} from './command.ts';
import { printUsers } from './users.ts';

type PartnerOptions = CloudOptions & OutputOptions;

/** `smart-me partner devices|users|values`: what a Goldpartner sees of its customers. */
export function definePartner(command: Command, context: CommandContext): void {
  const { terminal } = context;
  const withPartner = (
    options: PartnerOptions,
    work: (partner: PartnerApi, open: OpenAccount) => Promise<void>,
  ): Promise<void> => withAccount(options, context, (open) => work(createPartnerApi(open.client), open));

  withExamples(
    withCloud(withOutput(command.command('devices').description('list the devices of all customers'))),
    ['smart-me partner devices'],
  ).action((options: PartnerOptions) =>
    withPartner(options, async (partner, { signal }) => {
      const devices = await partner.devices.list({}, { signal });
      if (options.json) for (const device of devices) terminal.printJson(device);
      else if (options.quiet) for (const device of devices) terminal.print(nameOf(device));
      else {
        printTable(
          [
            { title: 'Device', emphasis: 'name', wrapTo: 12 },
            { title: 'Serial', align: 'right' },
            { title: 'Kind', wrapTo: 11 },
            { title: 'Id', emphasis: 'faint', drop: 1 },
          ],
          devices.map((one) => [nameOf(one), String(one.serial ?? ''), words(one.deviceEnergyType), one.id]),
          terminal,
        );
      }
    }),
  );
  withExamples(withCloud(withOutput(command.command('users').description('list the customers'))), [
    'smart-me partner users',
  ]).action((options: PartnerOptions) =>
    withPartner(options, async (partner, { signal }) => {
      printUsers(await partner.users.list({}, { signal }), options, terminal);
    }),
  );
  withExamples(
    withCloud(
      withTimeZone(
        withOutput(
          withRange(
            command
              .command('values')
              .description("print a customer's readings, a line of JSON each")
              .argument('<device>', DEVICE),
          ),
        ),
      ),
    ),
    ['smart-me partner values 8296300 --last 2h'],
  ).action((text: string, options: PartnerOptions & TimeZoneOptions & RangeOptions) =>
    withPartner(options, async (partner, { signal }) => {
      const device = deviceNamed(await partner.devices.list({}, { signal }), text);
      const range = aligned(rangeOf(options, options.timeZone), 15, options.timeZone);
      const readings = await partner.values.between(
        { deviceId: device.id, ...range, intervalMinutes: 15 },
        { signal },
      );
      for (const reading of readings)
        terminal.printJson({ device: nameOf(device), ...readingForPrograms(reading) });
    }),
  );
  withExamples(command, ['smart-me partner devices --json', 'smart-me partner users']);
}
