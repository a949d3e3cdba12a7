import type { Device } from '@smart-me/api-core/resources';
import { Timestamp } from '@smart-me/readings';

/**
 * How old the values of a device are, in milliseconds, by the server's own clock: the `date` of the response that brought
 * them, which `client.exchange` tells. `undefined` when the device has sent none yet.
 *
 * Only this tells whether a device is offline: it then keeps its last values, with a power that may be 0.
 *
 * @example
 * const { output: device, date = new Date() } = await client.call(getDevice, { id }).withResponse();
 * const offline = (staleness(device, date) ?? Infinity) > 15 * 60_000;
 */
export function staleness(
  { valueDate }: { readonly valueDate?: Device['valueDate'] | undefined },
  responseDate: Date,
): number | undefined {
  if (valueDate === undefined) return undefined;
  const measured = Timestamp.parse(valueDate, { missingZone: 'utc' });
  if (measured.equals(Timestamp.min)) return undefined;
  // The `date` header has whole seconds, so a fresh value can seem to come from the future.
  return Math.max(0, responseDate.getTime() - measured.epochMilliseconds);
}
