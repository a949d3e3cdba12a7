import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** An authorization server that this project has not written, in a process of its own. */
export interface MockServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts `oauth2-mock-server` on a free port of loopback. */
export async function startMockServer(): Promise<MockServer> {
  const program = fileURLToPath(
    new URL('../../node_modules/oauth2-mock-server/dist/oauth2-mock-server.mjs', import.meta.url),
  );
  const server = spawn(process.execPath, [program, '-a', 'localhost', '-p', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url: string | undefined;
  for await (const line of createInterface(server.stdout)) {
    url = /OAuth 2 issuer is (\S+)/.exec(line)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('oauth2-mock-server did not start');
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await once(server, 'exit');
    },
  };
}
