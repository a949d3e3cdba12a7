import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * Where this person's settings of smart-me are: `$XDG_CONFIG_HOME/smart-me` or `~/.config/smart-me` on Linux (XDG Base
 * Directory Specification), `~/Library/Application Support/smart-me` on macOS, `%APPDATA%\\smart-me` on Windows.
 */
export function configFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') {
    const home = environment['USERPROFILE'] || homedir();
    return win32.join(environment['APPDATA'] || win32.join(home, 'AppData', 'Roaming'), FOLDER);
  }
  const home = environment['HOME'] || homedir();
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', FOLDER);
  const chosen = environment['XDG_CONFIG_HOME'] ?? '';
  // The specification: a relative path is invalid, and is to be ignored.
  return posix.join(posix.isAbsolute(chosen) ? chosen : posix.join(home, '.config'), FOLDER);
}

const FOLDER = 'smart-me';
