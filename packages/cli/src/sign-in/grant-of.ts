import { clientCredentials, deviceCode, type DevicePrompt, type Grant } from '@smart-me/oauth';
import { loopbackRedirect } from '@smart-me/oauth/node';
import { openBrowser } from '../terminal/open-browser.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { SignIn } from './sign-in.ts';

/** What `smart-me login` is called with. */
export interface LoginOptions {
  readonly baseUrl: string;
  readonly profile?: string;
  readonly browser?: true;
  readonly clientCredentials?: true;
  readonly clientId?: string;
  readonly clientSecretStdin?: true;
  readonly scope?: readonly string[];
  /** Of the redirect URI; 0 takes any. */
  readonly redirectPort: number;
  /** Whether a browser is opened. */
  readonly open: boolean;
  readonly seed: number;
}

/** The grant of a sign-in, which shows the person where to go. */
export function grantOf(
  { grant, scopes }: SignIn,
  { redirectPort, open }: LoginOptions,
  terminal: Terminal,
): Grant {
  const show = open ? openBrowser : (): void => undefined;
  switch (grant) {
    case 'client_credentials':
      return clientCredentials({ scopes });
    case 'device_code':
      return deviceCode({
        scopes,
        onUserCode: (prompt) => {
          showUserCode(prompt, terminal);
          show(prompt.verificationUriComplete ?? prompt.verificationUri);
        },
      });
    case 'authorization_code':
      return loopbackRedirect({
        scopes,
        port: redirectPort,
        onUrl: (url) => {
          terminal.print('Sign in in the browser of this machine:');
          terminal.print();
          terminal.print(`  ${terminal.emphasize('name', url)}`);
          terminal.print();
          terminal.print('Waiting for you; Ctrl-C ends it.');
          show(url);
        },
      });
  }
}

function showUserCode({ userCode, verificationUri, expiresAt }: DevicePrompt, terminal: Terminal): void {
  const minutes = Math.round((expiresAt - Date.now()) / 60_000);
  terminal.print(
    `Open ${terminal.emphasize('name', verificationUri)} on any device, and type this code there:`,
  );
  terminal.print();
  terminal.print(`  ${terminal.emphasize('strong', userCode)}`);
  terminal.print();
  terminal.print(`It is good for ${minutes} minutes. Waiting for you; Ctrl-C ends it.`);
}
