import { Command } from 'commander';
import { PLATFORM } from '../cloud/address.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption } from './base-url-option.ts';

/** `smart-me whoami`: who is signed in. */
export function whoamiCommand(terminal: Terminal, environment: NodeJS.ProcessEnv): Command {
  return new Command('whoami')
    .description('tell who is signed in, with which scopes, and until when')
    .option('--json', 'print JSON')
    .addOption(baseUrlOption('of the cloud').default(PLATFORM))
    .action(async (options: { readonly baseUrl: string; readonly json?: true }) => {
      const { runWhoami } = await import('../sign-in/run-whoami.ts');
      await runWhoami(options, environment, terminal);
    });
}
