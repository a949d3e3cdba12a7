// Installs what the lockfile says, by the pnpm of `packageManager`. npx brings it; where it is installed already it is called itself,
// which saves the seconds that npx takes to look. Old Nodes must be able to read this file: no syntax newer than theirs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pathOf = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const readJson = (file) => JSON.parse(readFileSync(pathOf(file), 'utf8'));

const { packageManager } = readJson('package.json');
const installed = 'node_modules/pnpm/package.json';
const isThere = existsSync(pathOf(installed)) && `pnpm@${readJson(installed).version}` === packageManager;
// npm says where it is to the scripts that it runs; a shell finds it too, whatever it is called on a platform.
const npm = process.env.npm_execpath;
const [command, ...first] = isThere
  ? [process.execPath, pathOf('node_modules/pnpm/bin/pnpm.mjs')]
  : npm !== undefined && npm.endsWith('npm-cli.js')
    ? [process.execPath, npm, 'exec', '--yes', '--', packageManager]
    : ['npx', '--yes', packageManager];
const run = (program, ...parameters) => {
  const { status } = spawnSync(program, parameters, {
    cwd: pathOf('.'),
    stdio: 'inherit',
    shell: program === 'npx',
  });
  return status === null ? 1 : status;
};
const installing = run(command, ...first, 'install', '--frozen-lockfile', '--loglevel=error');
// The Node that the scripts find from here on may be one that was just installed, so this one is not asked. (A shell would not see
// it either: it remembers where it found `node` before.)
process.exitCode = installing === 0 ? run('node', pathOf('tools/require-node.mjs')) : installing;
