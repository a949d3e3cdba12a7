// Where this package is stricter than the generated code, found on its own: a plain walk over the wire format that
// knows nothing of how either decoder works.

/** What protobuf-es accepts on the wire and this package does not. */
export type LaxWire =
  | 'wrong wire type' // it reads a known field as if it had the right one
  | 'deep group' // it skips groups within groups without a limit
  | 'beyond its message' // it lets a field pass the end of the message that it is in
  | 'overlong varint'; // it takes lengths of more than 32 bits, and unknown varints of any length

type Schema = ReadonlyMap<number, { readonly wireType: number; readonly message?: Schema }>;

const schema = (...fields: readonly (readonly [wireType: number, message?: Schema])[]): Schema =>
  new Map(
    fields.map(([wireType, message], index) => [index + 1, message ? { wireType, message } : { wireType }]),
  );

const guid = schema([1], [1]);
const dateTime = schema([0], [0], [0]);
const deviceValue = schema([2], [1]);
const deviceData = schema([2, guid], [2, dateTime], [2, deviceValue]);
const deviceDataArray = schema([2, deviceData]);

/** The first thing in a delivery that only protobuf-es accepts. */
export function laxWireIn(bytes: Uint8Array): LaxWire | undefined {
  return walk(bytes, 0, bytes.length, deviceDataArray);
}

function walk(bytes: Uint8Array, start: number, end: number, fields: Schema): LaxWire | undefined {
  let at = start;
  while (at < end) {
    const tag = varintAt(bytes, at);
    const wireType = tag.value % 8;
    const known = fields.get((tag.value - wireType) / 8);
    if (tag.end > end) return 'beyond its message';
    if (known !== undefined && known.wireType !== wireType) return 'wrong wire type';
    at = tag.end;
    if (wireType === 0) {
      const number = varintAt(bytes, at);
      if (number.end - at > 10) return 'overlong varint';
      at = number.end;
    } else if (wireType === 2) {
      const length = varintAt(bytes, at);
      if (length.end - at > 5 || length.value >= 2 ** 32) return 'overlong varint';
      at = length.end + length.value;
      if (at > end) return 'beyond its message';
      const inner = known?.message && walk(bytes, length.end, at, known.message);
      if (inner !== undefined) return inner;
    } else if (wireType === 3) {
      const group = walkGroup(bytes, at, end);
      if (typeof group === 'string') return group;
      at = group;
    } else at += wireType === 1 ? 8 : 4;
    if (at > end) return 'beyond its message';
  }
  return undefined;
}

/** Where a group ends that protobuf-es accepts, or why this package does not. */
function walkGroup(bytes: Uint8Array, start: number, end: number): number | LaxWire {
  let at = start;
  for (let depth = 1; depth > 0;) {
    const tag = varintAt(bytes, at);
    const wireType = tag.value % 8;
    at = tag.end;
    if (wireType === 3) depth += 1;
    else if (wireType === 4) depth -= 1;
    else if (wireType === 0) {
      const number = varintAt(bytes, at);
      if (number.end - at > 10) return 'overlong varint';
      at = number.end;
    } else if (wireType === 2) {
      const length = varintAt(bytes, at);
      if (length.end - at > 5 || length.value >= 2 ** 32) return 'overlong varint';
      at = length.end + length.value;
    } else at += wireType === 1 ? 8 : 4;
    if (depth > 100) return 'deep group';
    if (at > end) return 'beyond its message';
  }
  return at;
}

function varintAt(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  let unit = 1;
  for (let end = start; ; unit *= 128) {
    const byte = bytes[end++] ?? 0;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return { value, end };
  }
}
