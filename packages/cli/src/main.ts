#!/usr/bin/env node
// Nothing is imported before the check: an older Node would stop at the syntax of what comes.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `smart-me: this is Node ${process.versions.node}, and the command needs Node 22.13 or later. Get it from https://nodejs.org.\n`,
  );
  process.exitCode = 1;
} else {
  // Compiled code is kept for the next start, where Node can.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2));
}

export {};
