#!/usr/bin/env node
/** How long what is still open may hold up the end, in milliseconds. */
const PATIENCE = 1_000;

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
  // A server that is frozen or cut off never closes its connections: they do not hold up the end.
  setInterval(() => {
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
  }, PATIENCE).unref();
}

export {};
