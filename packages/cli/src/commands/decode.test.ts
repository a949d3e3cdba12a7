import { expect, test } from '@jest/globals';
import { runCli } from '../testing/cli-process.ts';
import { runHere } from '../testing/run-here.ts';
import { documentedBytes, documentedHex } from '../testing/documented-delivery.ts';

test('a message is shown in words and units, exactly, with what is assumed', async () => {
  expect(await runHere(['decode', documentedHex])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `\
Device      3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1
Time (UTC)  2019-10-16T12:20:44.9788512Z

  Active energy import, total  1.8795832  kWh  1-0:1.8.0*255
  Active energy export, total          0  kWh  1-0:2.8.0*255
  Active power import              24.19  W    1-0:1.7.0*255

Energy is taken as mWh (documented), power as W (not documented). A meter that sends Wh: --energy Wh
`,
  });
});

test('a message on stdin is shown as JSON, with the value as sent beside it', async () => {
  const { stdout } = await runCli(['decode', '-', '--json'], { input: documentedBytes });
  expect(JSON.parse(stdout)).toMatchObject([
    {
      deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
      timestamp: '2019-10-16T12:20:44.9788512Z',
      values: [
        {
          obis: '1-0:1.8.0*255',
          name: 'Active energy import, total',
          value: 1.8795832,
          unit: 'kWh',
          raw: 1879583.2,
        },
        { obis: '1-0:2.8.0*255', value: 0 },
        { obis: '1-0:1.7.0*255', value: 24.19, unit: 'W' },
      ],
    },
  ]);
});

test('names come in the language and energy in the unit asked for', async () => {
  const { stdout } = await runHere(['decode', documentedHex, '--language', 'de', '--energy', 'Wh']);
  expect(stdout).toMatch(/Wirkenergie Bezug, \S+ +1879.5832 {2}kWh/);
});

test.each([
  ['a cut message', documentedHex.slice(0, -2), 'DeviceDataItems[0]'],
  ['what is no message at all', 'delivery.bin', 'nor is there such a file'],
])('%s gets one line that names the reason, and exit code 2', async (_, input, reason) => {
  const { exitCode, stdout, stderr } = await runHere(['decode', input]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^smart-me: .+\n$/);
  expect(stderr).toContain(reason);
});
