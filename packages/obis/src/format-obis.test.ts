import { expect, test } from '@jest/globals';
import { formatObis, parseObis, type ObisNotation } from './index.ts';

test.each<[string, ObisNotation, string]>([
  ['1-0:1.8.0*255', 'full', '1-0:1.8.0*255'],
  ['1-0:1.8.0*255', 'reduced', '1.8.0'],
  ['1-0:1.8.0*12', 'reduced', '1.8.0*12'],
  ['7-0:3.0.0*255', 'reduced', '7-0:3.0.0'],
  ['1-1:1.29.0*1', 'reduced', '1-1:1.29.0*1'],
  ['1-0:1.8.0*255', 'hex', '0100010800FF'],
  ['0-0:0.0.0*0', 'hex', '000000000000'],
  ['1-0:1.8.0*255', 'dashed-hex', '01-00-01-08-00-FF'],
  ['1-0:1.8.0*255', 'dotted', '1.0.1.8.0.255'],
  ['1-0:1.8.0*255', 'base64', 'AQABCAD/'],
])('%s in the %s notation is %s', (code, notation, text) => {
  expect(formatObis(parseObis(code), notation)).toBe(text);
});
