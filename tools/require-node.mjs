// Says in a sentence that this Node is too old. Old ones must be able to read this file: no syntax newer than theirs.
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = manifest.engines.node.replace('>=', '');
const isOlder = (version, than) => {
  const [major, minor] = version.split('.').map(Number);
  const [thanMajor, thanMinor] = than.split('.').map(Number);
  return major < thanMajor || (major === thanMajor && minor < thanMinor);
};
if (isOlder(process.versions.node, needed)) {
  console.error(
    `This workspace runs on Node ${needed} or newer, and this is Node ${process.versions.node}. ` +
      'Take a newer one from https://nodejs.org, or by `nvm install`, and run the command again.',
  );
  process.exit(1);
}
