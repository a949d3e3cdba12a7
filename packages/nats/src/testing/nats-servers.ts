import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@smart-me-tools/testing/machine';

/** Whether there is a nats-server on this machine. */
export const hasNatsServer: boolean = spawnSync('nats-server', ['--version']).status === 0;

/** A server with JetStream, in a process and a folder of its own. */
export interface NatsServer {
  readonly name: string;
  /** `nats://127.0.0.1:PORT`, the same after a restart. */
  readonly url: string;
  readonly pid: number;
  /** Ends the process, and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Freezes it, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts it again, on its ports and with its data. */
  start(): Promise<void>;
  /** Whether it has its part of every stream again. */
  isWhole(): Promise<boolean>;
}

/** Some servers; of several each knows the others. */
export interface NatsServers extends AsyncDisposable {
  readonly all: readonly NatsServer[];
  readonly urls: string[];
}

/** How the servers are, beside what they need to be. */
export interface NatsServersOptions {
  /** Lines of every configuration. */
  readonly configuration?: string;
}

/** Starts servers on free ports of this machine, and waits until they are well. */
export async function startNatsServers(
  count: 1 | 3,
  { configuration = '' }: NatsServersOptions = {},
): Promise<NatsServers> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-nats-'));
  const ports: number[] = [];
  while (ports.length < 3 * count) ports.push(await freePort());
  const routes = ports.slice(2 * count).map((port) => `nats://127.0.0.1:${port}`);
  const all = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const name = `n${index}`;
      const [client = 0, monitor = 0, cluster = 0] = [0, 1, 2].map((at) => ports[at * count + index]);
      const file = join(folder, `${name}.conf`);
      await writeFile(
        file,
        [
          `server_name: ${name}`,
          `listen: 127.0.0.1:${client}`,
          `http: 127.0.0.1:${monitor}`,
          `jetstream { store_dir: "${join(folder, name)}", max_mem: 64M, max_file: 2G }`,
          ...(count === 1
            ? []
            : [`cluster { name: c, listen: 127.0.0.1:${cluster}, routes: [${routes.join(', ')}] }`]),
          configuration,
        ].join('\n'),
      );
      return new Server(name, file, client, monitor);
    }),
  );
  await Promise.all(all.map((server) => server.start()));
  return {
    all,
    urls: all.map(({ url }) => url),
    async [Symbol.asyncDispose]() {
      await Promise.all(all.map((server) => server.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

class Server implements NatsServer {
  readonly name: string;
  readonly url: string;
  readonly #file: string;
  readonly #monitor: number;
  #child: ChildProcess | undefined;

  constructor(name: string, file: string, port: number, monitor: number) {
    this.name = name;
    this.url = `nats://127.0.0.1:${port}`;
    this.#file = file;
    this.#monitor = monitor;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const child = spawn('nats-server', ['-c', this.#file, '-l', `${this.#file}.log`], { stdio: 'ignore' });
    this.#child = child;
    // It never outlives who started it.
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    for (let attempt = 0; attempt < 1000; attempt++) {
      if (child.exitCode !== null) throw new Error(`${this.name} ended: see ${this.#file}.log`);
      if (await this.#isHealthy('?js-server-only=true')) return;
      await delay(20);
    }
    throw new Error(`${this.name} does not get well: see ${this.#file}.log`);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child?.kill(signal);
  }

  isWhole(): Promise<boolean> {
    return this.#isHealthy('');
  }

  async #isHealthy(query: string): Promise<boolean> {
    try {
      const url = `http://127.0.0.1:${this.#monitor}/healthz${query}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
