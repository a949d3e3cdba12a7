import { type MqttSinkOptions, mqttSink } from '@smart-me/mqtt';
import { homeAssistantSink } from '@smart-me/mqtt/home-assistant';
import { switched } from '../account/switching.ts';
import type { OpenAccount } from '../account/open-account.ts';
import { failureLine } from '../failure/failure-line.ts';
import { type IngestCommandOptions, runIngest } from '../ingest/run-ingest.ts';
import type { CommandContext } from '../terminal/terminal.ts';
import { type BrokerOptions, openBroker } from './broker.ts';
import { deviceDirectory } from './device-directory.ts';

export type MqttCommandOptions = Omit<IngestCommandOptions, 'poll' | 'port'> &
  BrokerOptions & {
    readonly port?: number;
    readonly homeAssistant?: true;
    readonly discoveryPrefix: string;
    readonly language: string;
    readonly expireAfter: number;
    readonly allowSwitches?: true;
  };

/** Publishes readings until the command is stopped. They wait in the spool while the broker is away. */
export async function runMqtt(
  options: MqttCommandOptions,
  open: OpenAccount,
  context: CommandContext,
): Promise<void> {
  const { account, signal } = open;
  const { complain } = context.terminal;
  const { prefix, homeAssistant, discoveryPrefix, language, expireAfter, allowSwitches, port = 0 } = options;
  const broker = await openBroker(options, context.environment, complain);
  const closers: AsyncDisposable[] = [broker];
  try {
    const directory = await deviceDirectory(account, { hasSwitches: allowSwitches === true, signal });
    const sinkOptions: MqttSinkOptions = {
      client: broker.client,
      prefix,
      devices: directory.find,
      onError: (error) => {
        complain(failureLine(error));
      },
      ...(allowSwitches && {
        onCommand: ({ deviceId, obis, isOn, signal: closed }) =>
          switched(account, { deviceId, code: obis, isOn }, AbortSignal.any([signal, closed])),
      }),
    };
    const sink = homeAssistant
      ? homeAssistantSink({ ...sinkOptions, discoveryPrefix, language, expireAfter })
      : mqttSink(sinkOptions);
    // Whoever gives no port and no URL to be reached at is behind NAT: the platform is asked then.
    const polls = options.register === undefined && options.port === undefined;
    const mqtt = directory.known(sink);
    closers.unshift(mqtt);
    const target = { into: options.broker, sinks: { mqtt }, ends: broker.refused };
    await runIngest({ ...options, port, ...(polls && { poll: true }) }, open, context, target);
  } finally {
    for (const closer of closers) await closer[Symbol.asyncDispose]();
  }
}
