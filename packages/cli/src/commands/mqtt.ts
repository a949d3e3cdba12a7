import { languages } from '@smart-me/obis/describe';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { withAccount } from '../account/open-account.ts';
import { spoolOption } from '../ingest/load-ingest.ts';
import type { MqttCommandOptions } from '../mqtt/run-mqtt.ts';
import {
  type CloudOptions,
  type CommandContext,
  withCloud,
  withExamples,
  withRemark,
  withTimeZone,
} from './command.ts';
import { languageOption, parseCount, parsePort, parseSeconds, parseUrl } from './option-values.ts';

/** `smart-me mqtt`: readings become MQTT topics, and devices of Home Assistant, until Ctrl-C or SIGTERM. */
export function defineMqtt(command: Command, context: CommandContext): void {
  withTimeZone(withCloud(command))
    .addOption(
      new Option('--broker <url>', 'mqtt://, mqtts://, ws:// or wss://')
        .env('SMART_ME_MQTT_BROKER')
        .argParser(parseBroker)
        .makeOptionMandatory(),
    )
    .option('--user <name>', 'of the broker')
    .option('--ca <file>', 'with the certificate authority of a broker that has its own')
    .option('--insecure', 'send the password of the broker over a line that others can read')
    .option('--prefix <levels>', 'before all topics', 'smart-me')
    .option('--home-assistant', 'introduce the devices to Home Assistant')
    .option('--discovery-prefix <levels>', 'that Home Assistant is set to', 'homeassistant')
    .addOption(languageOption(languages))
    .addOption(
      new Option('--expire-after <seconds>', 'of silence until Home Assistant shows no value')
        .argParser(parseCount)
        .default(3600),
    )
    .option('--allow-switches', 'switch what is told ON or OFF over MQTT')
    .addOption(spoolOption().default('smart-me-mqtt.db'))
    .addOption(
      new Option('-p, --port <port>', 'to take deliveries of a webhook on (default: ask)').argParser(
        parsePort,
      ),
    )
    .option('--host <address>', 'to listen on; others than this machine reach 0.0.0.0', '127.0.0.1')
    .option('--username <name>', 'that deliveries come with', 'smart-me')
    .addOption(
      new Option('--register <url>', 'have smart-me deliver to this URL, which leads here').argParser(
        parseUrl,
      ),
    )
    .addOption(
      new Option('--interval <seconds>', 'between two questions, without a webhook')
        .argParser(parseSeconds)
        .default(60),
    )
    .option('--json', 'print a line of JSON for each event, on a terminal too')
    .action(async (options: MqttCommandOptions & CloudOptions) => {
      context.terminal.stopSignal();
      const { runMqtt } = await import('../mqtt/run-mqtt.ts');
      await withAccount(options, context, (open) => runMqtt(options, open, context));
    });
  withRemark(
    command,
    'The password of the broker is read from SMART_ME_MQTT_PASSWORD, the one that deliveries come with from SMART_ME_WEBHOOK_PASSWORD.',
  );
  withExamples(command, [
    'smart-me mqtt --broker mqtt://localhost --home-assistant',
    'smart-me mqtt --broker mqtt://localhost --interval 10 --prefix home/energy',
  ]);
}

function parseBroker(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^(mqtts?|wss?):$/.test(url.protocol) || url.hostname === '') {
    throw new InvalidArgumentError('It is a URL such as mqtt://localhost or mqtts://broker.example.com.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidArgumentError('A URL with a user in it would show its password: give --user.');
  }
  return text;
}
