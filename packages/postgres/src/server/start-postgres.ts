/// <reference lib="esnext.disposable" preserve="true" />
import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, globSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A PostgreSQL that runs for a test, with data of its own. */
export interface PostgresServer extends AsyncDisposable {
  /** `postgres://postgres@127.0.0.1:PORT/postgres`: the user may do everything, and needs no password. */
  readonly url: string;
  readonly port: number;
  /** The postmaster, to be killed by a test. */
  readonly pid: number;
  /**
   * Kills the postmaster (SIGKILL), and waits until the processes of its connections have ended, too: one in the midst of a query
   * brings it to its end.
   */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same port, after `kill`. */
  restart(): Promise<void>;
}

export interface StartPostgresOptions {
  /** The folder of `initdb` and `postgres`; `findPostgres()` unless told otherwise. */
  readonly binaries?: string | undefined;
  /** Settings such as `['fsync=off']`. */
  readonly settings?: readonly string[] | undefined;
}

/** Where Debian, Fedora, Homebrew and others put what is not on the PATH. */
const FOLDERS = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
];
/** Longest wait for the server, in milliseconds: a machine may be busy. */
const PATIENCE = 60_000;
/** A port that was free a moment ago may be another's when the server starts. */
const PORTS_TRIED = 5;

/** Milliseconds that clients have to disconnect at the end. */
const DISCONNECT_TIME = 2_000;

/** The folder with the programs of PostgreSQL: the one on the PATH, else the newest installed; `undefined` where there is none. */
export function findPostgres(): string | undefined {
  const byVersion = new Intl.Collator('en', { numeric: true });
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...FOLDERS.flatMap((pattern) => globSync(pattern).sort((one, other) => byVersion.compare(other, one))),
  ];
  return folders.find(
    (folder) => isExecutable(join(folder, 'initdb')) && isExecutable(join(folder, 'postgres')),
  );
}

/**
 * Starts a PostgreSQL on a free port of this machine, with an empty database in a folder of its own. It is stopped, and the
 * folder removed, when it is disposed of.
 *
 * @throws Error when PostgreSQL is not installed, or does not start
 * @example
 * const server = await startPostgres();
 * const pool = new Pool({ connectionString: server.url });
 */
export async function startPostgres({
  binaries = findPostgres(),
  settings = [],
}: StartPostgresOptions = {}): Promise<PostgresServer> {
  if (binaries === undefined) throw new Error('PostgreSQL is not installed: there is no initdb.');
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-postgres-'));
  const user = await ownerOf(folder);
  const data = join(folder, 'data');
  const options = {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    ...user,
  } satisfies SpawnOptions;
  await mkdir(data);
  if (user !== undefined) await chown(data, user.uid, user.gid);
  await ran(
    spawn(
      join(binaries, 'initdb'),
      ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      options,
    ),
  );

  const all = [
    `listen_addresses=127.0.0.1`,
    `unix_socket_directories=${folder}`,
    'log_min_messages=fatal',
    ...settings,
  ];
  let port = 0;
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    const args = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])];
    child = spawn(join(binaries, 'postgres'), args, options);
    await accepts(child, port);
    // A test that never disposes of it shall end all the same, and the server with it.
    child.unref();
    if (child.stderr instanceof Socket) child.stderr.unref();
  };
  const endWithProcess = (): void => void child.kill('SIGINT');
  process.once('exit', endWithProcess);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // Processes of its connections write to the same pipe, which closes when the last of them has ended.
    const ended = once(child, 'close');
    child.ref();
    if (child.stderr instanceof Socket) child.stderr.ref();
    child.kill(signal);
    await ended;
  };
  for (let attempt = 1; ; attempt++) {
    port = await freePort();
    try {
      await start();
      break;
    } catch (error) {
      // Another program was quicker.
      if (attempt === PORTS_TRIED || !String(error).includes('could not create any TCP/IP sockets'))
        throw error;
    }
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    port,
    get pid() {
      return child.pid ?? 0;
    },
    kill: () => end('SIGKILL'),
    restart: () => restarted(start),
    async [Symbol.asyncDispose]() {
      process.off('exit', endWithProcess);
      // A client that has just been closed may not have disconnected yet. Ended by the server it emits an error that nobody handles.
      const impatience = setTimeout(() => child.kill('SIGINT'), DISCONNECT_TIME);
      await end('SIGTERM'); // waits for clients
      clearTimeout(impatience);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL does not run as root: then it runs as whoever `postgres`, or `nobody`, is. */
async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const name = ['postgres', 'nobody'].find(isUser);
  if (name === undefined)
    throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody.');
  const user = { uid: idOf('-u', name), gid: idOf('-g', name) };
  await chown(folder, user.uid, user.gid);
  return user;
}

const idOf = (what: string, name: string): number =>
  Number(execFileSync('id', [what, name], { encoding: 'utf8' }));

function isUser(name: string): boolean {
  try {
    execFileSync('id', ['-u', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ran(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${String(code)}: ${said.trim()}`);
}

/** Processes of a server that was killed hold its memory for a moment, in which a new one refuses to start. */
async function restarted(start: () => Promise<void>): Promise<void> {
  for (const late = Date.now() + PATIENCE; ;) {
    try {
      await start();
      return;
    } catch (error) {
      if (Date.now() > late) throw error;
      await delay(50);
    }
  }
}

/** Waits until the server takes connections; after a kill it first reads its log. */
async function accepts(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  for (const late = Date.now() + PATIENCE; Date.now() < late;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}: ${said.trim()}`);
    if (await isReady(port)) return;
    await delay(10);
  }
  child.kill('SIGKILL');
  throw new Error(`PostgreSQL did not start: ${said.trim()}`);
}

/** A start packet of protocol 3.0 (user and database `postgres`). */
const STARTUP = Buffer.from('\0\0\0\u0029\0\u0003\0\0user\0postgres\0database\0postgres\0\0', 'latin1');
/** The first byte of the response: authentication, not an error such as "the database system is starting up". */
const AUTHENTICATION = 'R'.charCodeAt(0);

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (isSo: boolean): void => {
      socket.destroy();
      resolve(isSo);
    };
    socket.once('connect', () => socket.write(STARTUP));
    socket.once('data', (bytes) => {
      settle(bytes[0] === AUTHENTICATION);
    });
    socket.once('error', () => {
      settle(false);
    });
    socket.once('close', () => {
      settle(false);
    });
  });
}
