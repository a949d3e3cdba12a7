import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of a clock that Linux counts in, a second (`getconf CLK_TCK`). */
const TICKS = 100;

/**
 * Seconds of the processor that a process and those that it started have taken, the ended ones included: of a PostgreSQL by its
 * postmaster. `NaN` where there is no /proc.
 */
export function processorSeconds(pid: number): number {
  try {
    const own = timesOf(pid);
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => timesOf(Number(name)))
      .filter(({ parent }) => parent === pid);
    return [own, ...children].reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
  } catch {
    return Number.NaN;
  }
}

/** By proc_pid_stat(5): fields 14 to 17 are the times of a process and of its ended children. */
function timesOf(pid: number): { readonly parent: number; readonly ticks: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(parent), ticks: rest.slice(9, 13).reduce((sum, text) => sum + Number(text), 0) };
  } catch {
    return { parent: 0, ticks: 0 }; // it has just ended
  }
}
