import { decodeSignedTransaction, SignedDataError, verifySigned } from '@smart-me/signed-values';

/** The transaction that smart-me publishes as its example. */
const PACKET =
  'awicMRCF/v//DyIvEOrEhuYFGhMKBgEAAQgA/xCj/MaiDhoDbVdoGhIKBgEAAggA/xCkiPkCGgNtV2gqLxDQyIbmBRoTCgYBAAEIAP8Qq7v9ow4aA21XaBoSCgYBAAIIAP8QpIj5AhoDbVdo';
const SIGNATURE = 'V0EGJ3gHNbnUZ8hAfdRn2ziEVbnXpZ3a5L5WtG24XOWOeCBKH687W/wikxqK5e+Zad3R/PuCnQDNqgeSfh4pow==';
const PUBLIC_KEY =
  'RUNTMSAAAAAN48gSNbwl1Uj4DDvwO1wReZj95r19F5nqvy8pTmoUtyMBtf2HgwN6jf9+Akzp/nsy+BMrzAdvrjOD5wfYDGVk';

export async function run(): Promise<string[]> {
  const { serialNumber, start, energyImport, durationSeconds } = decodeSignedTransaction(PACKET);
  const lines = [
    `meter ${serialNumber}, ${start.timestamp.toString()}`,
    `${String(energyImport?.value)} ${energyImport?.unit ?? ''} in ${durationSeconds} s`,
    await verifySigned(PACKET, SIGNATURE, PUBLIC_KEY),
    ...(await everyBitFlipped()),
  ];
  try {
    await verifySigned(PACKET, SIGNATURE.slice(4), PUBLIC_KEY);
  } catch (error) {
    lines.push(error instanceof SignedDataError ? error.message : 'another error');
  }
  return lines;
}

/** What comes of the packet with each of its bits flipped alone, and how often. */
async function everyBitFlipped(): Promise<string[]> {
  const packet = Uint8Array.from(atob(PACKET), (character) => character.charCodeAt(0));
  const counts = new Map<string, number>();
  for (let bit = 0; bit < 8 * packet.length; bit++) {
    const flipped = packet.slice();
    flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
    let outcome: string;
    try {
      outcome = await verifySigned(flipped, SIGNATURE, PUBLIC_KEY);
    } catch (error) {
      outcome = error instanceof SignedDataError ? `malformed ${error.part}` : 'another error';
    }
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return Array.from(counts, ([outcome, count]) => `${outcome}: ${count} of ${8 * packet.length}`).sort();
}
