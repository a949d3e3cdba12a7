import type { Phrase, Text } from './text.ts';

/** Depths by the tens of E; 90 to 99 % (E = 40 to 45) is not confirmed by a stored source. */
const DEPTHS = ['10–15 %', '15–30 %', '30–60 %', '60–90 %'];
const DURATIONS = ['10–100 ms', '100–500 ms', '0.5–1 s', '1–3 s', '3–20 s', '20–60 s'];

const dip: Text = ['dip of {n}', 'Einbruch um {n}', 'creux de {n}', 'buco di {n}'];

/**
 * The UNIPEDE class of voltage dips that E names when D = 32. Not for E = 0: there the class (10–15 %, 10–100 ms) and the
 * number of all sags, which DSMR meters send as 32.32.0, cannot be told apart.
 */
export function voltageDipOf(e: number): { readonly qualifiers: readonly Phrase[] } | undefined {
  if (e === 0 || e === 255) return { qualifiers: [] };
  const depth = DEPTHS[Math.floor(e / 10)];
  const duration = DURATIONS[e % 10];
  return depth === undefined || duration === undefined
    ? undefined
    : { qualifiers: [[dip, `${depth}, ${duration}`]] };
}
