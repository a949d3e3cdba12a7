import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import {
  decodeSignedTransaction,
  decodeSignedValues,
  isSignedTransaction,
  type SignedReading,
  verifySigned,
} from '@smart-me/signed-values';
import { type OcmfReading, parseOcmf, verifyOcmf } from '@smart-me/signed-values/ocmf';
import type { Command } from 'commander';
import { CommandError, UsageError } from '../failure/command-error.ts';
import { formatExact } from '../reading/format-number.ts';
import { type CommandContext, type OutputOptions, withExamples, withOutput } from './command.ts';

/** What has been verified, as `--json` prints it; for a person, each of its `lines`. */
interface Verified {
  readonly outcome: 'valid' | 'invalid';
  readonly data: object;
  readonly lines: readonly string[];
}

/** `smart-me verify PACKET SIGNATURE KEY`: whether a meter's signature holds, and what it signed. */
export function defineVerify(command: Command, { terminal }: CommandContext): void {
  withOutput(
    command
      .argument('<packet>', 'what the meter signed: hex or base64, a file, or - for stdin; or an OCMF record')
      .argument('[signature]', 'its signature; for an OCMF record, which has it, the public key')
      .argument('[key]', 'the public key of the meter: hex, base64, PEM or a file'),
  ).action(
    async (
      packet: string,
      signature: string | undefined,
      key: string | undefined,
      { json, quiet }: OutputOptions,
    ) => {
      const verified = await verify(await inputOf(packet), await inputOf(signature), await inputOf(key));
      if (json) terminal.printJson({ outcome: verified.outcome, ...verified.data }, 2);
      else {
        if (!quiet) for (const line of verified.lines) terminal.print(line);
        terminal.print(terminal.emphasize('strong', verified.outcome.toUpperCase()));
      }
      if (verified.outcome === 'invalid') {
        throw new CommandError(
          'the signature does not hold',
          'Packet, signature and key must belong together, each of them whole and unchanged.',
        );
      }
    },
  );
  withExamples(command, [
    'smart-me verify awicMRCF/v//DyIvEOrEhuYFGhMKBgEAAQgA/xCj/MaiDhoDbVdoGhIKBgEAAggA/xCkiPkCGgNtV2gqLxDQyIbmBRoTCgYBAAEIAP8Qq7v9ow4aA21XaBoSCgYBAAIIAP8QpIj5AhoDbVdo V0EGJ3gHNbnUZ8hAfdRn2ziEVbnXpZ3a5L5WtG24XOWOeCBKH687W/wikxqK5e+Zad3R/PuCnQDNqgeSfh4pow== RUNTMSAAAAAN48gSNbwl1Uj4DDvwO1wReZj95r19F5nqvy8pTmoUtyMBtf2HgwN6jf9+Akzp/nsy+BMrzAdvrjOD5wfYDGVk',
  ]);
}

async function verify(
  packet: string | undefined,
  second: string | undefined,
  third: string | undefined,
): Promise<Verified> {
  if (packet?.trimStart().startsWith('OCMF|')) {
    if (second === undefined || third !== undefined) {
      throw new UsageError('an OCMF record wants the public key alone', 'Call smart-me verify RECORD KEY.');
    }
    return verifyRecord(packet, second);
  }
  if (packet === undefined || second === undefined || third === undefined) {
    throw new UsageError('signature or key is missing', 'Call smart-me verify PACKET SIGNATURE KEY.');
  }
  const outcome = await verifySigned(packet, second, third);
  return { outcome, ...(isSignedTransaction(packet) ? transactionOf(packet) : readingOf(packet)) };
}

function transactionOf(packet: string): Pick<Verified, 'data' | 'lines'> {
  const { userId, ...transaction } = decodeSignedTransaction(packet);
  const { serialNumber, transactionNumber, start, end, energyImport, energyExport } = transaction;
  const energies = [
    ['Import', energyImport],
    ['Export', energyExport],
  ] as const;
  return {
    // JSON has no number that holds an int64.
    data: { kind: 'transaction', ...transaction, userId: String(userId) },
    lines: [
      `Meter        ${serialNumber}`,
      `Transaction  ${transactionNumber}, user ${String(userId)}`,
      ...momentOf('From (UTC)', start),
      ...momentOf('To (UTC)', end),
      ...energies.flatMap(([name, energy]) =>
        energy === undefined ? [] : [`${name}       ${formatExact(energy.value)} ${energy.unit}`],
      ),
    ],
  };
}

function readingOf(packet: string): Pick<Verified, 'data' | 'lines'> {
  const reading = decodeSignedValues(packet);
  return {
    data: { kind: 'reading', ...reading },
    lines: [`Meter        ${reading.serialNumber}`, ...momentOf('Time (UTC)', reading)],
  };
}

function momentOf(title: string, { timestamp, values }: SignedReading): string[] {
  const counters = values.map(
    ({ obis, value, unit }) => `             ${obis.toString()}  ${formatExact(value)} ${unit}`,
  );
  return [`${title.padEnd(12)} ${timestamp.toString()}`, ...counters];
}

async function verifyRecord(record: string, key: string): Promise<Verified> {
  const { serialNumber = '', pagination, readings } = parseOcmf(record);
  return {
    outcome: await verifyOcmf(record, key),
    data: { kind: 'ocmf', serialNumber, pagination, readings },
    lines: [`Meter        ${serialNumber}`, ...readings.map(lineOf)],
  };
}

function lineOf({ timestamp, reason = '', register = '', measurement, status }: OcmfReading): string {
  const measured = measurement === undefined ? '' : `${formatExact(measurement.value)} ${measurement.unit}`;
  return `Time (UTC)   ${[timestamp.toString(), reason, register, measured, `status ${status}`].filter((part) => part !== '').join('  ')}`;
}

/** A text as it is, or that of a file or of stdin; the bytes of a file that holds no text, in hex. */
async function inputOf(input: string | undefined): Promise<string | undefined> {
  if (input === undefined || input.trimStart().startsWith('OCMF|')) return input;
  if (input === '-') return textOf(process.stdin);
  let content: Buffer;
  try {
    content = await readFile(input);
  } catch {
    // No such file: a text, then.
    return input;
  }
  const isText = content.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
  return isText ? content.toString('utf8') : content.toString('hex');
}
