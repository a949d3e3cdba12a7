import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The `smart-me` command as a process of its own, as a person runs it. */
export interface CliProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** All of stdout so far. */
  readonly stdout: string;
  /** All of stderr so far, without what oidc-provider says of a Node that is no LTS release. */
  readonly stderr: string;
  /** The exit code; null when a signal ended the process. */
  readonly exitCode: Promise<number | null>;
  /** Waits until stdout, from a position on, or stderr holds a match; fails when the process ends before. */
  until(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
}

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What Node has stripped and compiled once: a start is four times as fast with it. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile-cache', import.meta.url));

const UNSUPPORTED = /^oidc-provider WARNING: Unsupported runtime\..*\n/m;

/** A home folder that is not there: nobody has signed in. */
const NOBODY = fileURLToPath(new URL('nobody', import.meta.url));

/** Starts the command from its sources, with nothing of this environment that it would heed. */
export function startCli(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string | Uint8Array } = {},
): CliProcess {
  const child = spawn(
    process.execPath,
    ['--conditions=@smart-me/source', '--disable-warning=ExperimentalWarning', MAIN, ...args],
    {
      env: { PATH: process.env['PATH'], HOME: NOBODY, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
      stdio: 'pipe',
    },
  );
  let stdout = '';
  let stderr = '';
  let changed = Promise.withResolvers<undefined>();
  const change = (): void => {
    changed.resolve(undefined);
    changed = Promise.withResolvers<undefined>();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    change();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    change();
  });
  child.stdin.on('error', () => undefined).end(input);
  let hasEnded = false;
  const exitCode = once(child, 'close').then(() => {
    hasEnded = true;
    change();
    return child.exitCode;
  });

  return {
    child,
    get stdout() {
      return stdout;
    },
    get stderr() {
      return stderr.replace(UNSUPPORTED, '');
    },
    exitCode,
    until: async (pattern, from = 0) => {
      for (;;) {
        const match = pattern.exec(stdout.slice(from)) ?? pattern.exec(stderr);
        if (match !== null) return match;
        if (hasEnded) throw new Error(`The command ended without ${String(pattern)}:\n${stdout}${stderr}`);
        await changed.promise;
      }
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exitCode;
    },
  };
}

/** Runs the command to its end. */
export async function runCli(
  args: readonly string[],
  options?: { env?: Record<string, string>; input?: string | Uint8Array },
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  await using cli = startCli(args, options);
  const exitCode = await cli.exitCode;
  return { exitCode, stdout: cli.stdout, stderr: cli.stderr };
}
