import { execFileSync } from 'node:child_process';
import { packageManifests } from './manifests.ts';

// Publishes every version that the registry does not have, and tags it. It can be repeated: what is there is left alone.
const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

const branch = process.env['GITHUB_REF_NAME'] ?? git('rev-parse', '--abbrev-ref', 'HEAD');
// A hotfix of an older line must not become `latest`: `hotfix/obis-0.1` is published under the tag `obis-0.1`.
const distTag = branch === 'main' ? 'latest' : /^hotfix\/(.+)$/.exec(branch)?.[1];
if (distTag === undefined) throw new Error(`Only main and hotfix/NAME are published, and this is ${branch}.`);

const tags = new Set(git('tag', '--list').split('\n'));
const fresh = packageManifests('.').filter(({ name, version }) => !tags.has(`${name}@${version}`));
if (fresh.length > 0) {
  const projects = fresh.map(({ name }) => name).join(',');
  // With `--projects` Nx leaves out what a target depends on.
  execFileSync('nx', ['run-many', '--targets=build', `--projects=${projects}`], { stdio: 'inherit' });
  const nx = ['release', 'publish', `--projects=${projects}`, `--tag=${distTag}`, '--output-style=static'];
  execFileSync('nx', [...nx, ...process.argv.slice(2)], { stdio: 'inherit' });
  const released = fresh.map(({ name, version }) => `${name}@${version}`);
  for (const tag of released) git('tag', '--annotate', tag, '--message', tag);
  if (git('remote') !== '') git('push', '--quiet', '--atomic', 'origin', ...released);
  console.log(`Published under ${distTag} and tagged: ${released.join(', ')}.`);
} else {
  console.log('Nothing to publish: every version is tagged.');
}
