import type { WireType } from '@smart-me/api-core';
import { Conversion, describeProblems } from '@smart-me/api-core/server';

/** Reads a value of JSON. @throws {Error} saying where it is not what its type takes */
export function decode<Value>(type: WireType<Value>, wire: unknown): Value {
  return converted((conversion) => type.decode(wire, conversion));
}

/** Writes a value as one of JSON. @throws {Error} saying where it is not what its type takes */
export function encode<Value>(type: WireType<Value>, value: Value): unknown {
  return converted((conversion) => type.encode(value, conversion));
}

function converted<Result>(convert: (conversion: Conversion) => Result): Result {
  const conversion = new Conversion('pass');
  const result = convert(conversion);
  if (conversion.problems.length > 0) throw new Error(describeProblems(conversion.problems));
  return result;
}
