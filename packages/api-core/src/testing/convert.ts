import {
  Conversion,
  describeProblems,
  shownValue,
  type UnknownFields,
  type WireStyle,
} from '../wire/conversion.ts';
import type { WireType } from '../wire/wire-type.ts';

/** Thrown where a value is not what its type takes; the message says where. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

/** Reads a value of JSON. @throws {Mismatch} */
export function decode<Value>(
  type: WireType<Value>,
  wire: unknown,
  unknownFields: UnknownFields = 'learn',
): Value {
  const conversion = new Conversion(unknownFields);
  const value = type.decode(wire, conversion);
  if (conversion.problems.length > 0) throw new Mismatch(describeProblems(conversion.problems));
  return value;
}

/** Writes a value as one of JSON. @throws {Mismatch} */
export function encode(type: WireType<unknown>, value: unknown, style?: WireStyle): unknown {
  const conversion = new Conversion('refuse', style);
  const wire = type.encode(value, conversion);
  if (conversion.problems.length > 0) throw new Mismatch(describeProblems(conversion.problems, shownValue));
  return wire;
}
