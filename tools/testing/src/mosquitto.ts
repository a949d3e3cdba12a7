import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandEnvironment as env, freePort } from './machine.ts';

/** Files of a certificate for 127.0.0.1 that has signed itself. */
export interface Certificate {
  readonly ca: string;
  readonly key: string;
}

/** How the broker is set up: without a password, for everybody on this machine, unless told otherwise. */
export interface MosquittoOptions {
  /** The one who may sign in. */
  readonly user?: { readonly name: string; readonly password: string };
  /** For a second listener, with TLS. */
  readonly tls?: Certificate;
  /** Lines of its configuration; `FOLDER` stands for its folder. */
  readonly settings?: readonly string[];
}

/** A broker of our own, with its data in a folder of its own. */
export interface Mosquitto extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Of the listener with TLS, where it has one. */
  readonly tlsUrl: string;
  /** Ends the process as if the power had gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again, on the same ports and the same files. */
  readonly start: () => Promise<void>;
  /** Stops or continues the process, which does not respond meanwhile. */
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT') => void;
  /** Waits for something in its log. */
  readonly until: (pattern: RegExp) => Promise<void>;
}

/** Starts mosquitto on a free port. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-mosquitto-'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const file = join(folder, 'mosquitto.conf');
  await writeFile(file, await configuration(options, { folder, port, tlsPort }));
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
    const before = log.length;
    while (!log.slice(before).includes(' running\n')) {
      if (child.exitCode !== null) throw new Error(`mosquitto ended with ${child.exitCode}: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    tlsUrl: `mqtts://127.0.0.1:${tlsPort}`,
    kill,
    start,
    signal: (signal) => {
      child?.kill(signal);
    },
    until: async (pattern) => {
      while (!pattern.test(log)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function configuration(
  { user, tls, settings = [] }: MosquittoOptions,
  { folder, port, tlsPort }: { readonly folder: string; readonly port: number; readonly tlsPort: number },
): Promise<string> {
  const passwords = join(folder, 'passwords');
  if (user !== undefined) {
    await writeFile(passwords, `${user.name}:${user.password}\n`, { mode: 0o600 });
    spawnSync('mosquitto_passwd', ['-U', passwords], { env });
  }
  const lines = [
    // As root it would become the user mosquitto, who cannot read our files.
    'user root',
    `listener ${port} 127.0.0.1`,
    ...(tls ? [`listener ${tlsPort} 127.0.0.1`, `certfile ${tls.ca}`, `keyfile ${tls.key}`] : []),
    ...(user === undefined ? ['allow_anonymous true'] : [`password_file ${passwords}`]),
    // An acknowledgement is a small packet, which would wait 40 ms for the one before it.
    'set_tcp_nodelay true',
    'persistence true',
    `persistence_location ${folder}/`,
    'max_queued_messages 0',
    ...settings.map((line) => line.replaceAll('FOLDER', folder)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A certificate that has signed itself; `undefined` where there is no openssl. */
export async function certificate(): Promise<Certificate | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-certificate-'));
  const [ca, key] = [join(folder, 'ca.pem'), join(folder, 'key.pem')];
  const { error } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', key, '-out', ca, '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
  ]);
  return error === undefined ? { ca, key } : undefined;
}
