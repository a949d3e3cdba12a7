import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** mosquitto is in Debian's sbin, which is not in everybody's path. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin`;

/** A broker of our own. */
export interface Mosquitto extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Ends the process as if the power had gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again, on the same port and the same files. */
  readonly start: () => Promise<void>;
  /** Stops or continues the process, which then does not respond. */
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
}

/** Starts mosquitto on a free port with a folder of its own. */
export async function startMosquitto(configuration: readonly string[] = []): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-mosquitto-'));
  const port = await freePort();
  const file = join(folder, 'mosquitto.conf');
  const lines = [
    // As root it would become the user mosquitto, who cannot write here.
    'user root',
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'persistence true',
    `persistence_location ${folder}/`,
    'max_queued_messages 0',
    ...configuration,
  ];
  await writeFile(file, lines.map((line) => `${line.replaceAll('FOLDER', folder)}\n`).join(''));
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  };
  const start = async (): Promise<void> => {
    child = spawn('mosquitto', ['-c', file], { env: { PATH }, stdio: 'ignore' });
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    kill: () => end('SIGKILL'),
    start,
    signal: (signal) => {
      child?.kill(signal);
    },
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A server has no port.');
  return address.port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
