import type { Terminal } from './terminal.ts';

/** How far a long command is, for whoever waits at a terminal. */
export interface Progress {
  /** Told often; shown a few times a second. */
  at(state: { readonly done: number; readonly total: number | undefined; readonly rows: number }): void;
  /** Takes the line away. */
  end(): void;
}

/** At most this often, in milliseconds. */
const INTERVAL = 100;
const BAR = 20;

/** `House connection  ████████░░░░  41%  12,300 rows  8,900 rows/s  0:04 left`, where somebody sees it. */
export function showProgress(label: string, terminal: Terminal, now: () => number = Date.now): Progress {
  const started = now();
  let last = -Infinity;
  /** What was there before: a run that goes on has not just done it. */
  let before: { readonly done: number; readonly rows: number } | undefined;
  return {
    at: ({ done, total, rows }) => {
      before ??= { done, rows };
      if (!terminal.showsProgress || now() - last < INTERVAL) return;
      last = now();
      const seconds = Math.max((now() - started) / 1000, 0.001);
      const rate = (rows - before.rows) / seconds;
      const pace = (done - before.done) / seconds;
      const left = total === undefined || pace === 0 ? undefined : (total - done) / pace;
      terminal.progress(progressLine(label, { done, total, rows, rate, left }, terminal.columns));
    },
    end: () => {
      terminal.progress('');
    },
  };
}

interface ProgressState {
  readonly done: number;
  readonly total: number | undefined;
  readonly rows: number;
  /** Rows a second. */
  readonly rate: number;
  /** Seconds until it is done. */
  readonly left: number | undefined;
}

/** One line of at most this width; the bar goes first where there is no room. */
export function progressLine(
  label: string,
  { done, total, rows, rate, left }: ProgressState,
  width: number,
): string {
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  const filled = Math.floor((share ?? 0) * BAR);
  const bar = share === undefined ? undefined : '█'.repeat(filled) + '░'.repeat(BAR - filled);
  const facts = [
    share === undefined ? undefined : `${String(Math.floor(share * 100)).padStart(3)}%`,
    `${whole.format(rows)} rows`,
    // At the beginning nobody knows.
    rate > 0 ? `${whole.format(rate)} rows/s` : undefined,
    left === undefined ? undefined : `${clockTime(left)} left`,
  ].filter((fact) => fact !== undefined);
  const candidates = [[label, bar, ...facts], [label, ...facts], facts, facts.slice(0, 2)];
  const lines = candidates.map((parts) => parts.filter((part) => part !== undefined).join('  '));
  return lines.find((line) => line.length < width) ?? '';
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `0:07`, `12:34`, `1:02:03`. */
function clockTime(seconds: number): string {
  const rest = Math.ceil(seconds);
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60];
  const tail = String(rest % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
