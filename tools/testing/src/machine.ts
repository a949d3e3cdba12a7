import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** The environment of commands of the machine: Debian has servers in a folder that is not in everybody's path. */
export const commandEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
};

/** `there is no protoc`, when a command is not on this machine. */
export function missingCommand(...commands: readonly string[]): string | undefined {
  const missing = commands.filter(
    (command) => spawnSync(command, ['--version'], { env: commandEnvironment }).error !== undefined,
  );
  return missing.length === 0 ? undefined : `there is no ${missing.join(' and no ')}`;
}

/** Ports below those that systems give to clients: no connection takes one before its server does, or while it is started again. */
const FIRST_PORT = 12_000;
/** Processes that run beside each other look at different ports: so many each. */
const OWN_PORTS = 50;
const PROCESSES = 400;
let next = randomInt(OWN_PORTS);

/** A port of 127.0.0.1 that nothing listens on; the next call gives another one. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < OWN_PORTS; tried++) {
    const port = FIRST_PORT + (process.pid % PROCESSES) * OWN_PORTS + (next++ % OWN_PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error('All ports are taken that this process looks at.');
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
