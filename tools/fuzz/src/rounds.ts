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
      (one) => one.name === target.name && one.seed === round.seed && one.figures.inputs === round.inputs,
    );
    const figures = known?.figures ?? (await target.run(round));
    rounds.push(figures);
    if (figures.fault !== undefined) break;
    if (file !== undefined && known === undefined) await keep(file, { seed: round.seed, figures });
  }
  return rounds.reduce(sum);
}

interface Finished {
  readonly name: string;
  readonly seed: number;
  readonly figures: Figures;
}

async function keep(file: string, { seed, figures }: Omit<Finished, 'name'>): Promise<void> {
  const { outcomes, ...rest } = figures;
  const line = JSON.stringify({ seed, ...rest, outcomes: Object.fromEntries(outcomes) });
  await appendFile(file, `\n${line}\n`);
}

async function readRounds(file: string): Promise<Finished[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap(readRound);
}

/** A line that was cut while it was written is no round. */
function readRound(line: string): Finished[] {
  try {
    const { seed, outcomes, ...figures } = JSON.parse(line) as Omit<Figures, 'outcomes' | 'fault'> & {
      readonly seed: number;
      readonly outcomes: Readonly<Record<string, number>>;
    };
    const known = { ...figures, outcomes: new Map(Object.entries(outcomes)), fault: undefined };
    return [{ name: figures.name, seed, figures: known }];
  } catch {
    return [];
  }
}

function sum(one: Figures, other: Figures): Figures {
  const outcomes = new Map(one.outcomes);
  for (const [outcome, times] of other.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + times);
  return {
    name: one.name,
    inputs: one.inputs + other.inputs,
    outcomes,
    seconds: one.seconds + other.seconds,
    slowest: Math.max(one.slowest, other.slowest),
    fault: one.fault ?? other.fault,
  };
}
