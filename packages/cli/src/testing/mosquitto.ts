import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** mosquitto is in Debian's sbin, which is not in everybody's path. */
const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
const isThere = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { env }).error === undefined;

/** Why tests that need mosquitto are skipped; undefined when it is there. */
export const withoutMosquitto: string | undefined = isThere('mosquitto', ['-h'])
  ? undefined
  : 'there is no mosquitto';

/** A broker of our own. */
export interface Mosquitto extends AsyncDisposable {
  readonly url: string;
  /** Of its second listener, where it has one. */
  readonly tlsUrl: string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Waits for something in its log. */
  readonly until: (pattern: RegExp) => Promise<void>;
  readonly freePort: () => Promise<number>;
}

/** Files of a certificate for 127.0.0.1. */
export interface Certificate {
  readonly ca: string;
  readonly key: string;
}

/** A certificate that has signed itself; `undefined` where there is no openssl. */
export async function certificate(): Promise<Certificate | undefined> {
  if (!isThere('openssl', ['version'])) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-certificate-'));
  const [ca, key] = [join(folder, 'ca.pem'), join(folder, 'key.pem')];
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', key, '-out', ca, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
  ]);
  return { ca, key };
}

/** How the broker is set up: open to everybody on this machine unless told otherwise. */
export interface MosquittoOptions {
  readonly user?: string;
  readonly password?: string;
  readonly tls?: Certificate;
}

export async function startMosquitto({ user, password, tls }: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-mosquitto-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const file = join(folder, 'mosquitto.conf');
  const passwords = join(folder, 'passwords');
  if (user !== undefined) {
    await writeFile(passwords, `${user}:${password ?? ''}\n`, { mode: 0o600 });
    spawnSync('mosquitto_passwd', ['-U', passwords], { env });
  }
  const lines = [
    // As root it would become the user mosquitto, who cannot read our files.
    'user root',
    `listener ${port} 127.0.0.1`,
    ...(tls ? [`listener ${tlsPort} 127.0.0.1`, `certfile ${tls.ca}`, `keyfile ${tls.key}`] : []),
    ...(user === undefined ? ['allow_anonymous true'] : [`password_file ${passwords}`]),
    'log_type all',
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  let child: ChildProcess | undefined;
  let log = '';
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
  };
  const start = async (): Promise<void> => {
    child = spawn('mosquitto', ['-c', file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
    while (!(await isListening(port))) {
      if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    tlsUrl: `mqtts://127.0.0.1:${tlsPort}`,
    kill,
    start,
    until: async (pattern) => {
      while (!pattern.test(log)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    freePort,
    [Symbol.asyncDispose]: async () => {
      await kill();
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
