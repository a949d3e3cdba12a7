import { endpointName, type Endpoint } from '../endpoint/endpoint.ts';
import { stringifyJson } from '../json/json.ts';
import { Conversion, describeProblems, type WireStyle } from '../wire/conversion.ts';

/**
 * Writes a response as a server of the platform does.
 *
 * @returns JSON text; empty for an endpoint that returns nothing
 * @throws {TypeError} when the value is not as the endpoint describes it, naming the field
 * @example
 * encodeOutput(getDevice, { id, activePower: 1.5 }, { casing: 'pascal', nulls: true });
 * // {"Id":"…","Name":null,"ActivePower":1.5, …}
 */
export function encodeOutput<Output>(
  endpoint: Endpoint<never, Output>,
  output: Output,
  style: WireStyle,
): string {
  const { response } = endpoint;
  if (response === undefined) return '';
  const conversion = new Conversion('pass', style);
  const wire = response.encode(output, conversion);
  if (conversion.problems.length > 0)
    throw new TypeError(`${endpointName(endpoint)}: ${describeProblems(conversion.problems)}`);
  return stringifyJson(wire ?? null);
}
