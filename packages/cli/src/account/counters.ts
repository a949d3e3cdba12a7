import type { AccountApi } from '@smart-me/account-api';
import { type ObisCode, parseObis } from '@smart-me/obis';
import { UsageError } from '../failure/command-error.ts';
import type { LocalRange } from '../time/local-range.ts';
import { codesOf } from './history-of.ts';

/** The counters that a bill is made of, in the order in which a device is asked for one. */
const COUNTERS = [
  '1-0:1.8.0*255',
  '6-0:1.0.0*255',
  '7-0:3.0.0*255',
  '8-0:1.0.0*255',
  '9-0:1.0.0*255',
  '5-0:1.0.0*255',
];

/**
 * The counter of a device that is meant: the given one, else energy imported, heat, gas, water.
 *
 * @throws UsageError when the device has none
 */
export async function counterOf(
  account: AccountApi,
  device: { readonly id: string; readonly name: string },
  given: string | undefined,
  range: LocalRange,
  signal: AbortSignal,
): Promise<{ readonly code: ObisCode; readonly codes: readonly string[] }> {
  const codes = await codesOf(account, device.id, range, signal);
  const wanted = given === undefined ? COUNTERS : [parseObis(given).toString()];
  const code = wanted.find((one) => codes.includes(one));
  if (code !== undefined) return { code: parseObis(code), codes };
  throw new UsageError(
    `${device.name} has no ${given === undefined ? 'counter' : `counter ${parseObis(given).toString()}`} in this span`,
    codes.length === 0 ? 'Give another span.' : `It has: ${codes.join(', ')}.`,
  );
}
