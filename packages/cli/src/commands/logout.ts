import { Command } from 'commander';
import { PLATFORM } from '../cloud/address.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption } from './base-url-option.ts';

/** `smart-me logout`: forgets the tokens. */
export function logoutCommand(terminal: Terminal, environment: NodeJS.ProcessEnv): Command {
  return new Command('logout')
    .description('sign out: delete the tokens of smart-me login')
    .option(
      '--revoke',
      "revoke the OAuth client's refresh tokens too, on all machines (scope oauthapp.write)",
    )
    .addOption(baseUrlOption('of the cloud').default(PLATFORM))
    .action(async (options: { readonly baseUrl: string; readonly revoke?: true }) => {
      const { runLogout } = await import('../sign-in/run-logout.ts');
      await runLogout(options, environment, terminal);
    });
}
