import { spawn } from 'node:child_process';

/**
 * Opens the page in the person's browser when there is one here; the URL is always shown too, so a failure is no matter.
 * Only web pages are opened, whatever the server says.
 */
export function openBrowser(
  url: string,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): void {
  const opener = openerOf(environment, platform);
  const page = URL.parse(url);
  if (opener === undefined || page === null || !/^https?:$/.test(page.protocol)) return;
  const [command, ...args] = opener;
  // The browser outlives this command, and has no business with its secrets.
  const env = Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('SMART_ME_')),
  );
  spawn(command, [...args, page.href], { stdio: 'ignore', detached: true, env })
    .on('error', () => undefined)
    .unref();
}

/** The platform's way to open a page; none where the screen is on another machine, or there is none. */
function openerOf(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): readonly [string, ...string[]] | undefined {
  if (environment['SSH_CONNECTION']) return undefined;
  if (platform === 'darwin') return ['open'];
  // `start` is a command of the shell, which would read the & of a URL as its own.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return environment['DISPLAY'] || environment['WAYLAND_DISPLAY'] ? ['xdg-open'] : undefined;
}
