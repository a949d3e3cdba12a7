import { expect, test } from '@jest/globals';
import { decodeColumns } from './decode-columns.ts';
import { forEachValue } from './for-each-value.ts';
import { documentedDelivery } from './testing/documented-delivery.ts';

test('every value is visited in its order, with its code and the row of its device reading', () => {
  const visited: string[] = [];
  const twice = Uint8Array.from([...documentedDelivery, ...documentedDelivery]);
  forEachValue(decodeColumns(twice), (obis, value, device) => {
    visited.push(`${device} ${obis.toString()} ${value}`);
  });
  expect(visited).toEqual([
    '0 1-0:1.8.0*255 1879583.2',
    '0 1-0:2.8.0*255 0',
    '0 1-0:1.7.0*255 24.19',
    '1 1-0:1.8.0*255 1879583.2',
    '1 1-0:2.8.0*255 0',
    '1 1-0:1.7.0*255 24.19',
  ]);
});
