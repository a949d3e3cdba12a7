import { execFileSync } from 'node:child_process';
import { rootManifest } from './manifests.ts';

// Nx runs this before it sets a version. A dry run says what stands against the release, and goes on.
const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();

const objections: string[] = [];
if (rootManifest('.').repository === undefined) {
  objections.push(
    'package.json names no repository, and npm states the provenance of a package by it. Enter once, there: ' +
      '"repository": { "type": "git", "url": "git+https://…" }, "homepage" and "bugs"; every package takes them from it.',
  );
}
if (git('status', '--porcelain') !== '')
  objections.push('There are files that are changed and not committed.');
const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
if (!/^(main$|release\/|hotfix\/)/.test(branch)) {
  objections.push(`A release is made on main, on release/NAME or on hotfix/NAME, and this is ${branch}.`);
}
for (const objection of objections) console.error(`✗ ${objection}`);
if (objections.length > 0 && process.env['NX_DRY_RUN'] !== 'true') process.exitCode = 1;
