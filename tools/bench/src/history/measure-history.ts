import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator } from '@smart-me/simulator';

/** What a history gave, and what it took. */
export interface HistoryRun {
  readonly readings: number;
  readonly values: number;
  readonly gaps: number;
  readonly seconds: number;
  /** Resident memory of the process before the history: the packages are loaded, a first call is done. */
  readonly idleMegabytes: number;
  /** The most resident memory that it had up to the end. */
  readonly peakMegabytes: number;
  /** Seconds of the processor, of the process that takes the history, from its first call to its end. */
  readonly cpuSeconds: number;
}

/** The same, and what others worked for it meanwhile. */
export interface MeasuredRun extends HistoryRun {
  /** Seconds of the processor that the simulator took for all calls. */
  readonly simulatorSeconds: number;
}

/** V8 sizes its heap for speed; with these it keeps to what a history needs. */
export const SMALL_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=48'];

const PROGRAM = join(import.meta.dirname, 'history-client.ts');
const DEVICE = 'House connection';

/**
 * Takes a history of one reading a minute from a simulator in this process, by `history-client.ts` in one of its own.
 *
 * @param how what becomes of it: `history` counts it, `fetch` throws it away, the address of a PostgreSQL, and the shape
 *   of its table after a blank, has it written there
 */
export async function measureHistory(
  from: string,
  to: string,
  nodeOptions: readonly string[],
  how = 'history',
): Promise<MeasuredRun> {
  const simulator = await startSimulator({ clock: { start: to, speed: 0 } });
  const before = process.cpuUsage();
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        ...nodeOptions,
        '--conditions=@smart-me/source',
        PROGRAM,
        simulator.url,
        simulator.credentials.apiKey,
        DEVICE,
        from,
        to,
        how,
      ],
      { env: { ...process.env, NODE_OPTIONS: '' } },
    );
    const { user, system } = process.cpuUsage(before);
    return { ...(JSON.parse(stdout) as HistoryRun), simulatorSeconds: (user + system) / 1e6 };
  } finally {
    await simulator.stop();
  }
}
