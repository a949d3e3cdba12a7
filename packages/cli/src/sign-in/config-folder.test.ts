import { expect, test } from '@jest/globals';
import { configFolder } from './config-folder.ts';

const HOME = '/home/ada';

test.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['Linux', 'linux', { HOME }, '/home/ada/.config/smart-me'],
  ['Linux with a place of its own', 'linux', { HOME, XDG_CONFIG_HOME: '/etc/ada' }, '/etc/ada/smart-me'],
  ['Linux with a relative place', 'linux', { HOME, XDG_CONFIG_HOME: 'here' }, '/home/ada/.config/smart-me'],
  ['macOS', 'darwin', { HOME }, '/home/ada/Library/Application Support/smart-me'],
  ['Windows', 'win32', { APPDATA: 'C:\\Ada\\Roaming' }, 'C:\\Ada\\Roaming\\smart-me'],
  ['Windows without it', 'win32', { USERPROFILE: 'C:\\Ada' }, 'C:\\Ada\\AppData\\Roaming\\smart-me'],
])('the settings of %s are where that system keeps them', (_, platform, environment, folder) => {
  expect(configFolder(environment, platform)).toBe(folder);
});
