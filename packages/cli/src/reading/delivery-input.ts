import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UsageError } from '../failure/command-error.ts';

/**
 * The bytes of a message that a person gives: hex or base64 as it is, a file, or `-` for stdin. A file and stdin hold the
 * bytes themselves, or hex or base64 as text.
 *
 * @throws UsageError when it is none of them.
 */
export async function deliveryInput(input: string, stdin: NodeJS.ReadableStream): Promise<Uint8Array> {
  if (input === '-') return fromContent(await buffer(stdin), 'stdin');
  const bytes = fromHex(input);
  if (bytes !== undefined) return bytes;
  const content = await fileContent(input);
  if (content !== undefined) return fromContent(content, input);
  const decoded = fromBase64(input);
  if (decoded !== undefined) return decoded;
  throw new UsageError(
    `${shown(input)} is neither hex nor base64, nor is there such a file`,
    'Give the message as hex, as base64, as a file, or - for stdin.',
  );
}

/** A message cannot be mistaken for text: it begins with the tag of DeviceDataItems, 0x0A, and holds bytes below 0x20. */
function fromContent(content: Uint8Array, name: string): Uint8Array {
  if (content.byteLength === 0)
    throw new UsageError(`${name} is empty`, 'Give a message: hex, base64 or its bytes.');
  const text = Buffer.from(content).toString('latin1');
  return fromHex(text) ?? fromBase64(text) ?? content;
}

/** Digits in any case, with white space, `0x` and separators as dumps have them. */
function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/0x|[\s:,-]/gi, '');
  if (!/^[\da-f]+$/i.test(digits)) return undefined;
  if (digits.length % 2 === 0) return Buffer.from(digits, 'hex');
  throw new UsageError(
    `the hex has an odd number of digits, ${digits.length}`,
    'Two digits make a byte: one is missing or too many.',
  );
}

/** The tag 0x0A makes a C of the first letter: what begins otherwise is rather the name of a file that is not there. */
function fromBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s/g, '');
  return /^C[\w+/-]{7,}={0,2}$/.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}

async function fileContent(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENAMETOOLONG' || code === 'ENOTDIR') return undefined;
    throw new UsageError(
      `${shown(path)} cannot be read: ${reasons[String(code)] ?? String(code)}`,
      'Give a file.',
      { cause },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'its permissions forbid it',
};

function shown(input: string): string {
  return JSON.stringify(input.length > 40 ? `${input.slice(0, 40)}…` : input);
}
