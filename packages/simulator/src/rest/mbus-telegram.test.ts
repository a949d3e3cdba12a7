import { expect, test } from '@jest/globals';
import { parseMBusTelegram } from './mbus-telegram.ts';

/** A frame of a cold water meter with these records. */
function telegram(records: string): string {
  const payload = Buffer.from(`080172785634120000010700000000${records}`, 'hex');
  const sum = payload.reduce((total, byte) => (total + byte) & 0xff, 0);
  const [length, checksum] = [payload.length, sum].map((byte) => Buffer.of(byte).toString('hex'));
  return `68${length ?? ''}${length ?? ''}68${payload.toString('hex')}${checksum ?? ''}16`;
}

test('the first current volume of the records is the counter, in m³', () => {
  expect(parseMBusTelegram(telegram('0C1378563412'))).toEqual({
    meterNumber: '12345678',
    deviceType: 7,
    counterReading: 12345.678,
  });
});

test('digits that are none of BCD are no counter', () => {
  expect(parseMBusTelegram(telegram('0C137856340E')).counterReading).toBeUndefined();
  expect(parseMBusTelegram(telegram('0C137856341F')).counterReading).toBeUndefined();
  expect(parseMBusTelegram(telegram('0C137856341F0C1378563412')).counterReading).toBe(12345.678);
});

test.each([
  ['0413FEFFFFFF', -0.002],
  ['02030500', 0.005],
  ['0303FFFFFF', -0.001],
  ['0713FFFFFFFFFFFFFFFF', -0.001],
  ['0513000020C1', -0.01],
  ['0C03785634F2', -2345.678],
])('integers, reals and digits have a sign: %s', (records, counter) => {
  expect(parseMBusTelegram(telegram(records)).counterReading).toBeCloseTo(counter, 9);
});
