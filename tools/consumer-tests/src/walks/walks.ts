import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Walk } from './walk.ts';

/** What the machine of a walk has: servers and free ports of its own. */
export interface Machine {
  /** Of a PostgreSQL for this walk; 0 where the machine has none. */
  readonly postgres: number;
  /** Ports on which nothing listens. */
  readonly ports: readonly number[];
}

/** The ports as `walks.yaml` calls them: simulator, broker, web server, and three servers of NATS with those of their cluster. */
export const PORTS = ['cloud', 'broker', 'web', 'n0', 'n1', 'n2', 'c0', 'c1', 'c2'] as const;

/** Fields of a step whose text is a regular expression. */
const PATTERNS = ['lines', 'until', 'prints'];

/** The walks of `walks.yaml`, as they are on this machine. */
export function walks({ postgres, ports }: Machine): Walk[] {
  const text = readFileSync(join(import.meta.dirname, 'walks.yaml'), 'utf8');
  const values = new Map<string, number>([['postgres', postgres]]);
  for (const [index, name] of PORTS.entries()) values.set(name, ports[index] ?? 0);
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => String(values.get(name) ?? whole));
  return parse(filled, (key, value: unknown) =>
    typeof value === 'string' && PATTERNS.includes(String(key)) ? new RegExp(value, 'm') : value,
  ) as Walk[]; // a test takes each step from its document
}
