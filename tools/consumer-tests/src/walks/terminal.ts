import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Registry } from '../registry/registry.ts';
import { NODES, NPM } from '../toolchain.ts';

/** The longest wait for something to appear, in milliseconds. */
const PATIENCE = 300_000;

/** A shell in an empty folder, with an empty HOME and nothing but Node and npm of its own; its variables stay from step to step. */
export class Terminal implements AsyncDisposable {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #background: ChildProcess[] = [];

  constructor(scratch: string, registry: Registry) {
    const home = join(scratch, 'home');
    const bin = join(scratch, 'bin');
    this.folder = join(scratch, 'folder');
    for (const folder of [home, bin, this.folder]) mkdirSync(folder, { recursive: true });
    const commands = { node: '', npm: NPM, npx: NPM.replace('npm-cli', 'npx-cli') };
    for (const [name, script] of Object.entries(commands)) {
      writeFileSync(join(bin, name), `#!/bin/sh\nexec ${NODES['Node 24']} ${script} "$@"\n`);
      chmodSync(join(bin, name), 0o755);
    }
    const global = join(home, '.npm-global');
    this.#env = {
      PATH: [bin, join(global, 'bin'), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin'].join(':'),
      HOME: home,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      COLUMNS: '100',
      STATE: join(scratch, 'variables'),
      NPM_CONFIG_USERCONFIG: registry.npmrc,
      NPM_CONFIG_PREFIX: global,
      NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    };
  }

  /** Runs a block; returns what it printed. With `prints` again and again until it has printed it. */
  async run(code: string, prints: RegExp = /(?:)/): Promise<string> {
    const ends = Date.now() + PATIENCE;
    for (;;) {
      const { child, output } = this.#start(`${code}\nexport -p > "$STATE"`);
      const [status] = (await once(child, 'close')) as [number | null];
      if (status === 0 && prints.test(output())) return output();
      if (status !== 0 && prints.source === '(?:)') throw new Error(`It failed:\n${output()}`);
      if (Date.now() > ends) throw new Error(`It never printed ${prints}:\n${output()}`);
      await delay(1_000);
    }
  }

  /** Starts a block that goes on running; returns what it had printed when it had printed `until`. */
  async start(code: string, until: RegExp): Promise<string> {
    const ends = Date.now() + PATIENCE;
    const { child, output } = this.#start(code);
    this.#background.push(child);
    while (!until.test(output())) {
      if (child.exitCode !== null || Date.now() > ends)
        throw new Error(`It never printed ${until}:\n${output()}`);
      await delay(100);
    }
    return output();
  }

  #start(code: string): { child: ChildProcess; output: () => string } {
    const { STATE = '' } = this.#env;
    const script = `set -e\n${existsSync(STATE) ? '. "$STATE"\n' : ''}${code}`;
    const child = spawn('bash', ['-c', script], {
      cwd: this.folder,
      env: this.#env,
      detached: true, // a group, which ends as a whole
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    return { child, output: () => printed };
  }

  /** Closes its terminals: what still runs is told to end. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#background.reverse()) {
      if (hasEnded(child) || child.pid === undefined) continue;
      const closed = once(child, 'close');
      process.kill(-child.pid, 'SIGTERM');
      await Promise.race([closed, delay(10_000, undefined, { ref: false })]);
      if (!hasEnded(child)) process.kill(-child.pid, 'SIGKILL');
    }
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;
