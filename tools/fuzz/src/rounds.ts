import { appendFile, readFile } from 'node:fs/promises';
import type { Figures, Fuzz, Plan } from './fuzz.ts';

/** A run in rounds, each with the seed after the one before. */
export interface Rounds extends Plan {
  /** How many inputs a round has. */
  readonly size?: number;
  /** Where finished rounds are kept, a line of JSON each: a run that was cut goes on from them. */
  readonly file?: string | undefined;
}

/** Runs a target round by round, up to the first fault, and sums the figures. */
export async function runRounds(
  target: Fuzz,
  { inputs, seed, size = 50_000, file, ...plan }: Rounds,
): Promise<Figures> {
  const finished = file === undefined ? [] : await readRounds(file);
  const rounds: Figures[] = [];
  for (let at = 0; at * size < inputs; at += 1) {
    const round = { ...plan, seed: seed + at, inputs: Math.min(size, inputs - at * size) };
    const known = finished.find(
      (one) => one.name === target.name && one.seed === round.seed && one.inputs === round.inputs,
    );
    const figures = known ?? (await target.run(round));
    rounds.push(figures);
    if (figures.fault !== undefined) break;
    if (file !== undefined && known === undefined) await appendFile(file, `\n${JSON.stringify(figures)}\n`);
  }
  return rounds.reduce(sum);
}

async function readRounds(file: string): Promise<Figures[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Figures];
    } catch {
      return []; // a line that was cut while it was written is no round
    }
  });
}

function sum(one: Figures, other: Figures): Figures {
  const outcomes = { ...one.outcomes };
  for (const [outcome, times] of Object.entries(other.outcomes))
    outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
  return {
    ...one,
    inputs: one.inputs + other.inputs,
    outcomes,
    seconds: one.seconds + other.seconds,
    slowest: Math.max(one.slowest, other.slowest),
    fault: one.fault ?? other.fault,
  };
}
