import { describe, expect, test } from '@jest/globals';
import { deliveryOf } from '@smart-me/ingest';
import { decodeReadings } from '@smart-me/proto-codec';
import { bodyOf, nthReading } from '../testing/deliveries.ts';
import { splitDelivery } from './split-delivery.ts';

const at = new Date();
const many = Array.from({ length: 50 }, (_, n) => nthReading(n));
const delivery = deliveryOf({ body: bodyOf(...many), receivedAt: at, source: 'poll' });

describe('a delivery that is larger than a message', () => {
  test.each([100, 200, 1000, 4000])('comes in parts of at most %d bytes, which say the same', (maxBytes) => {
    const parts = splitDelivery(delivery, maxBytes);
    expect(parts.every(({ body }) => body.byteLength <= maxBytes)).toBe(true);
    expect(parts.flatMap(({ body }) => decodeReadings(body))).toEqual(many);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    expect(parts.every(({ source, receivedAt }) => source === 'poll' && receivedAt === at)).toBe(true);
  });

  test('is one device of many values: several times the device, each with some of them', () => {
    const values = many.flatMap((reading) => reading.values);
    const one = { ...nthReading(0), values };
    const parts = splitDelivery(deliveryOf({ body: bodyOf(one), receivedAt: at }), 500);
    const readings = parts.flatMap(({ body }) => decodeReadings(body));
    expect(parts.length).toBeGreaterThan(3);
    expect(
      readings.every(
        ({ deviceId, timestamp }) => deviceId === one.deviceId && timestamp.equals(one.timestamp),
      ),
    ).toBe(true);
    expect(readings.flatMap((reading) => reading.values)).toEqual(values);
  });

  test('is the same in one part when it fits', () => {
    expect(splitDelivery(delivery, delivery.body.byteLength)).toEqual([delivery]);
  });

  test.each([
    ['what does not decode', new Uint8Array(100).fill(0xff), 50],
    ['a value that is larger than a message', bodyOf(nthReading(1)), 30],
  ])('cannot be split when it is %s', (_, body, maxBytes) => {
    expect(() => splitDelivery(deliveryOf({ body, receivedAt: at }), maxBytes)).toThrow(
      expect.objectContaining({ code: 'misuse' }),
    );
  });
});
