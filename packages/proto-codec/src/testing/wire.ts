// Builds protobuf messages byte by byte, so that a test can write what no generated code would.

/** A varint, in as few bytes as it needs or padded to more. */
export function varint(value: bigint | number, size = 1): number[] {
  const bytes: number[] = [];
  if (typeof value === 'bigint') {
    let rest = BigInt.asUintN(64, value);
    for (; rest > 127n || bytes.length + 1 < size; rest >>= 7n) bytes.push(Number(rest & 127n) | 0x80);
    bytes.push(Number(rest));
  } else {
    let rest = value;
    for (; rest > 127 || bytes.length + 1 < size; rest = (rest - (rest % 128)) / 128)
      bytes.push((rest % 128) | 0x80);
    bytes.push(rest);
  }
  return bytes;
}

export function zigzag(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
}

export function tag(field: number, wireType: number): number[] {
  return varint(field * 8 + wireType);
}

/** A length-delimited field. */
export function message(field: number, ...parts: readonly (readonly number[])[]): number[] {
  const body = parts.flat();
  return [...tag(field, 2), ...varint(body.length), ...body];
}

/** A field of eight bytes, from its bytes in hex. */
export function fixed64(field: number, bytes: readonly number[]): number[] {
  return [...tag(field, 1), ...bytes];
}

export function double(field: number, value: number): number[] {
  return fixed64(field, [...new Uint8Array(new Float64Array([value]).buffer)]);
}

// The fields of a delivery, right as they are.

export const guidLo: readonly number[] = fixed64(1, [0xe9, 0xfc, 0xd0, 0x3b, 0x8e, 0x9f, 0x83, 0x41]);
export const guidHi: readonly number[] = fixed64(2, [0xb3, 0xd1, 0x0c, 0x16, 0x22, 0xa2, 0x2c, 0xa1]);
export const deviceId: readonly number[] = message(1, guidLo, guidHi);
export const timeValue: readonly number[] = [0x08, ...varint(zigzag(15_712_284_449_788_512n))];
export const ticksScale: readonly number[] = [0x10, 5];
export const dateTime: readonly number[] = message(2, timeValue, ticksScale);
export const obis: readonly number[] = message(1, [1, 0, 1, 8, 0, 255]);
export const value: readonly number[] = double(2, 1879583.2);
export const deviceValue: readonly number[] = message(3, obis, value);

/** A delivery of one device with the given fields. */
export function delivery(...fields: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(message(1, ...fields));
}
