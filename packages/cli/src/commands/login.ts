import { Command, Option } from 'commander';
import { PLATFORM } from '../cloud/address.ts';
import type { LoginOptions } from '../sign-in/login-options.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption } from './base-url-option.ts';
import { parsePort, parseSeed } from './option-values.ts';

/** `smart-me login`: signs in by OAuth and keeps the tokens. */
export function loginCommand(terminal: Terminal, environment: NodeJS.ProcessEnv): Command {
  return new Command('login')
    .description('sign in by OAuth, and keep the tokens in your config folder')
    .option(
      '--browser',
      'in the browser of this machine, which comes back here; without it by a code to type',
    )
    .addOption(
      new Option('--client-credentials', 'as a device client, without a person').conflicts('browser'),
    )
    .option('--client-id <id>', 'of the OAuth application of your smart-me account')
    .option('--client-secret-stdin', 'read its secret from stdin, for an application that has one')
    .option('--scope <scopes...>', 'what the sign-in may do (default: user.read device.read offline_access)')
    .addOption(
      new Option('--redirect-port <port>', 'of http://127.0.0.1:<port>/callback, with --browser')
        .argParser(parsePort)
        .default(0, 'any'),
    )
    .option('--no-open', 'show the address only, open no browser')
    .addOption(baseUrlOption('of the cloud').default(PLATFORM))
    .addOption(
      new Option('--seed <number>', 'of a simulator on this machine, whose OAuth clients follow from it')
        .argParser(parseSeed)
        .default(1),
    )
    .addHelpText('after', ENVIRONMENT)
    .action(async (options: LoginOptions) => {
      // Loaded when needed: the other commands start several times faster without.
      const { runLogin } = await import('../sign-in/run-login.ts');
      await runLogin(options, environment, terminal);
    });
}

const ENVIRONMENT = `
SMART_ME_CLIENT_ID and SMART_ME_CLIENT_SECRET name the OAuth application too. The secret is no option, for the shell
would remember it.`;
