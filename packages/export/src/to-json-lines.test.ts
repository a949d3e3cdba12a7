import { expect, test } from '@jest/globals';
import { readingFromJson, valueOf } from '@smart-me/readings';
import { all, HOUSE, quarterHours } from './testing/sample.ts';
import { toJsonLines } from './to-json-lines.ts';

test('a reading is a line that says its units, and is read back as it was', async () => {
  const readings = [...quarterHours('2026-10-25T00:30:00Z', 8)];
  const devices = new Map([[HOUSE, 'House "1"\n']]);
  const lines = (await all(toJsonLines(readings, { devices }))).trimEnd().split('\n');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe(
    `{"deviceId":"${HOUSE}","device":"House \\"1\\"\\n","date":"2026-10-25T00:30:00Z","end":"2026-10-25T00:45:00Z","quality":"measured",` +
      '"values":[{"obis":"1-0:1.8.0*255","unit":"kWh","value":1000},{"obis":"1-0:16.7.0*255","unit":"W","value":-1234.5},{"obis":"8-0:1.0.0*255","unit":"m³","value":0}]}',
  );
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({ quality: 'missing', values: [] });
  for (const [at, line] of lines.entries()) {
    const back = readingFromJson(JSON.parse(line) as Parameters<typeof readingFromJson>[0]);
    const reading = readings[at] ?? { values: [] };
    for (const code of ['1-0:1.8.0*255', '8-0:1.0.0*255'])
      expect(valueOf(back, code, code.startsWith('8') ? 'l' : 'mWh')).toBe(
        valueOf(reading, code, code.startsWith('8') ? 'l' : 'mWh'),
      );
  }
});
