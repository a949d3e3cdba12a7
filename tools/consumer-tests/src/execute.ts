import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How long one program may take before it counts as hanging. */
const LIMIT = 120_000;

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
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    const said = `${stdout}\n${stderr}`.trim();
    throw new Error(said === '' ? message : said, { cause: error });
  }
}
