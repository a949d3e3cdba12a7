import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { CommandContext, DefineCommand } from './commands/command.ts';
import { commanderLine } from './failure/failure-line.ts';
import type { Terminal } from './terminal/terminal.ts';

/** A subcommand as the help lists it; what it does is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly group: string;
  readonly load: () => Promise<DefineCommand>;
}

const READINGS = 'Readings:';
const DEVICES = 'Devices:';
const ACCOUNT = 'Account:';
const CODES = 'Messages and codes:';
const TOOLS = 'Tools:';

/** The subcommands. Each is one file in `commands/`, which alone is loaded when it is called. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'devices',
    description: 'list the devices of the account, or show one',
    group: DEVICES,
    load: async () => (await import('./commands/devices.ts')).defineDevices,
  },
  {
    name: 'values',
    description: 'show the last values of a device',
    group: READINGS,
    load: async () => (await import('./commands/values.ts')).defineValues,
  },
  {
    name: 'history',
    description: 'show the readings of a device over a span of time',
    group: READINGS,
    load: async () => (await import('./commands/history.ts')).defineHistory,
  },
  {
    name: 'export',
    description: 'write the readings of devices to a CSV, JSON, line protocol or Parquet file',
    group: READINGS,
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  {
    name: 'consumption',
    description: 'tell what a device has used, and its peak',
    group: READINGS,
    load: async () => (await import('./commands/consumption.ts')).defineConsumption,
  },
  {
    name: 'plot',
    description: 'draw what a device has used, at the width of the terminal',
    group: READINGS,
    load: async () => (await import('./commands/plot.ts')).definePlot,
  },
  {
    name: 'listen',
    description: 'receive readings by webhook, print them, and hand them on',
    group: READINGS,
    load: async () => (await import('./commands/listen.ts')).defineListen,
  },
  {
    name: 'switch',
    description: 'switch a device on or off, and see that it is',
    group: DEVICES,
    load: async () => (await import('./commands/switch.ts')).defineSwitch,
  },
  {
    name: 'actions',
    description: 'list what a device can be told to do',
    group: DEVICES,
    load: async () => (await import('./commands/actions.ts')).defineActions,
  },
  {
    name: 'charging',
    description: 'show what the charging stations do',
    group: DEVICES,
    load: async () => (await import('./commands/charging.ts')).defineCharging,
  },
  {
    name: 'demo',
    description:
      'print readings as they arrive; without an account from a smart-me cloud simulated on this machine',
    group: READINGS,
    load: async () => (await import('./commands/demo.ts')).defineDemo,
  },
  {
    name: 'live',
    description: 'show the readings of now and today on a page in the browser',
    group: READINGS,
    load: async () => (await import('./commands/live.ts')).defineLive,
  },
  {
    name: 'ingest',
    description: 'store readings as they come, each before it is acknowledged',
    group: READINGS,
    load: async () => (await import('./commands/ingest.ts')).defineIngest,
  },
  {
    name: 'mqtt',
    description: 'publish readings over MQTT as they come, for Home Assistant and others',
    group: READINGS,
    load: async () => (await import('./commands/mqtt.ts')).defineMqtt,
  },
  {
    name: 'gaps',
    description: 'show where stored readings are missing',
    group: READINGS,
    load: async () => (await import('./commands/gaps.ts')).defineGaps,
  },
  {
    name: 'backfill',
    description: 'fill gaps in stored readings from the history',
    group: READINGS,
    load: async () => (await import('./commands/backfill.ts')).defineBackfill,
  },
  {
    name: 'login',
    description: 'sign in by OAuth, and keep the tokens in your config folder',
    group: ACCOUNT,
    load: async () => (await import('./commands/login.ts')).defineLogin,
  },
  {
    name: 'logout',
    description: 'sign out: delete the tokens of smart-me login',
    group: ACCOUNT,
    load: async () => (await import('./commands/logout.ts')).defineLogout,
  },
  {
    name: 'whoami',
    description: 'tell who is signed in, with which scopes, and until when',
    group: ACCOUNT,
    load: async () => (await import('./commands/whoami.ts')).defineWhoami,
  },
  {
    name: 'profiles',
    description: 'list the sign-ins on this machine',
    group: ACCOUNT,
    load: async () => (await import('./commands/profiles.ts')).defineProfiles,
  },
  {
    name: 'users',
    description: 'list the user that is signed in, and those it has created',
    group: ACCOUNT,
    load: async () => (await import('./commands/users.ts')).defineUsers,
  },
  {
    name: 'webhooks',
    description: 'list, add, remove and test webhook registrations',
    group: ACCOUNT,
    load: async () => (await import('./commands/webhooks.ts')).defineWebhooks,
  },
  {
    name: 'partner',
    description: 'devices, users and values of a Goldpartner',
    group: ACCOUNT,
    load: async () => (await import('./commands/partner.ts')).definePartner,
  },
  {
    name: 'api',
    description: 'call any endpoint of the REST API',
    group: TOOLS,
    load: async () => (await import('./commands/api.ts')).defineApi,
  },
  {
    name: 'doctor',
    description: 'check what the command needs, and tell what to do',
    group: TOOLS,
    load: async () => (await import('./commands/doctor.ts')).defineDoctor,
  },
  {
    name: 'completion',
    description: 'print a script that completes the command in a shell',
    group: TOOLS,
    load: async () => {
      const { defineCompletion } = await import('./commands/completion.ts');
      return (command, context) => {
        defineCompletion(command, context, COMMANDS);
      };
    },
  },
  {
    name: 'decode',
    description: 'show what a message of the realtime API (webhook) says',
    group: CODES,
    load: async () => (await import('./commands/decode.ts')).defineDecode,
  },
  {
    name: 'verify',
    description: 'verify what a meter has signed: a quarter hour, a transaction, or an OCMF record',
    group: CODES,
    load: async () => (await import('./commands/verify.ts')).defineVerify,
  },
  {
    name: 'obis',
    description: 'explain an OBIS code, the number by which meters name what they measure',
    group: CODES,
    load: async () => (await import('./commands/obis.ts')).defineObis,
  },
  {
    name: 'simulator',
    description: 'run a smart-me cloud on this machine: REST, OAuth and webhooks',
    group: TOOLS,
    load: async () => (await import('./commands/simulator.ts')).defineSimulator,
  },
];

/** The `smart-me` command, of whose subcommands only the one that these arguments call is loaded. */
export async function createProgram(args: readonly string[], context: CommandContext): Promise<Command> {
  const program = new Command('smart-me')
    .description(
      'Smart meters of smart-me: devices, values, exports, webhooks, and a cloud to try it all with.',
    )
    .version(packageVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help')
    // What stands behind the name of a subcommand is its own: obis and obis list both take --json.
    .enablePositionalOptions()
    .exitOverride();
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  const called = first === 'help' ? second : first;
  for (const entry of COMMANDS) {
    const command = new Command(entry.name).description(entry.description).helpGroup(entry.group);
    if (entry.name === called) (await entry.load())(command, context);
    program.addCommand(command);
  }
  speakHere(program, [], context.terminal);
  return program;
}

/** Has a command and those below it print to this terminal, and name themselves where they refuse something. */
function speakHere(command: Command, path: readonly string[], terminal: Terminal): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'show help')
    .configureHelp({ minWidthToWrap: NARROWEST_HELP })
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd());
      },
      outputError: (text) => {
        terminal.complain(commanderLine(text, path.join(' ')));
      },
      getOutHelpWidth: () => Math.min(terminal.columns, WIDEST_HELP),
      getErrHelpWidth: () => Math.min(terminal.columns, WIDEST_HELP),
    });
  for (const below of command.commands)
    speakHere(below.helpCommand(false), [...path, below.name()], terminal);
}

/** Below this the descriptions are not wrapped: words would stand alone. */
const NARROWEST_HELP = 16;
/** Longer lines are hard to read. */
const WIDEST_HELP = 100;

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
