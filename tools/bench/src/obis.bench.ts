import { formatObis, obisCode, parseObis } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';
import { benchmark, type Comparison, inProcess, type Timing } from './benchmark.ts';
import { installPeers, peerModule } from './peers/peers.ts';

interface SmartmeterObis {
  default: new (text: string) => { idToString(): string };
}

/** As many codes as a meter with every register has, in the full notation: one piece of work is one of them. */
const codes = Array.from({ length: 64 }, (_, i) => obisCode(1, 0, 1 + (i % 16) * 5, 7 + (i % 3), i % 5, 255));
const texts = codes.map(String);

/** Reads, writes and explains codes. */
export const obisComparison: Comparison = {
  title: 'OBIS codes',
  baseline: 'parse: smartmeter-obis',
  measure,
};

async function measure(): Promise<Timing[]> {
  await installPeers();
  const ObisMeasurement = (await peerModule<SmartmeterObis>('smartmeter-obis/lib/ObisMeasurement.js'))
    .default;
  const each = <T>(all: readonly T[], work: (one: T) => unknown): (() => unknown) => {
    let next = 0;
    return () => work(all[next++ & 63] as T);
  };
  return benchmark([
    { name: 'parseObis, full notation', run: inProcess(each(texts, parseObis)) },
    { name: 'parse: smartmeter-obis', run: inProcess(each(texts, (text) => new ObisMeasurement(text))) },
    { name: 'parse: split by hand, unchecked', run: inProcess(each(texts, splitByHand)) },
    { name: 'toString', run: inProcess(each(codes, String)) },
    { name: 'formatObis, reduced', run: inProcess(each(codes, (code) => formatObis(code, 'reduced'))) },
    { name: 'toHex', run: inProcess(each(codes, (code) => code.toHex())) },
    {
      name: 'format: smartmeter-obis',
      run: inProcess(
        each(
          texts.map((text) => new ObisMeasurement(text)),
          (code) => code.idToString(),
        ),
      ),
    },
    { name: 'describeObis, repeated codes', run: inProcess(each(codes, (code) => describeObis(code))) },
  ]);
}

function splitByHand(text: string): object {
  const [a, b, c, d, e, f] = text.split(/[-:.*]/).map(Number);
  return { a, b, c, d, e, f };
}
