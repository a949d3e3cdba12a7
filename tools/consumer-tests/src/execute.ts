import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How long one program may take before it counts as hanging. */
const LIMIT = 300_000;

interface Where {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command with an environment of its own: no NODE_OPTIONS, no npm settings of the caller, a HOME of its own.
 * Gives what it printed; throws with everything it printed when it fails.
 */
export async function execute(command: string, args: readonly string[], where: Where): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: where.cwd, NO_COLOR: '1', CI: '1', ...where.env };
  try {
    const { stdout } = await promisify(execFile)(command, args, {
      cwd: where.cwd,
      env,
      timeout: LIMIT,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trimEnd();
  } catch (error) {
    const { stdout = '', stderr = '', message, signal } = error as Ended;
    const ending = signal ? `ended by ${signal}` : ''; // what it printed before is not all of it
    const said = [stdout, stderr, ending].join('\n').trim();
    throw new Error(said === '' ? message : said, { cause: error });
  }
}

/** How `execFile` says that a command failed. */
type Ended = Error & {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly signal?: NodeJS.Signals | null;
};
