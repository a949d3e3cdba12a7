import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** A port of 127.0.0.1 that nothing listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A server has no port.');
  return address.port;
}
