import { expect, test } from '@jest/globals';
import { runCli } from '../testing/cli-process.ts';
import { runHere } from '../testing/run-here.ts';

test('a code is explained group by group', async () => {
  expect(await runHere(['obis', '0100010800ff'])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `\
1-0:1.8.0*255  Active energy import, total

  A = 1    Medium          electricity
  B = 0    Channel         no channel
  C = 1    Quantity        active energy, import, total
  D = 8    Processing      time integral
  E = 0    Tariff          total of all tariffs
  F = 255  Billing period  current value

  Unit  Wh
  Hex   0100010800FF
`,
  });
});

test('a code is described as JSON for programs, named in the language asked for', async () => {
  const { stdout } = await runHere(['obis', '1.8.1', '--json', '-l', 'de']);
  expect(JSON.parse(stdout)).toMatchObject({
    code: '1-0:1.8.1*255',
    hex: '0100010801FF',
    name: 'Wirkenergie Bezug, Tarif 1',
    quantity: 'active-energy',
    unit: 'Wh',
  });
});

test('a note says where a country means something else', async () => {
  const { stdout } = await runHere(['obis', '1-0:31.4.0']);
  expect(stdout).toContain(
    `  Note  In the Netherlands and Belgium (DSMR, eMUCS) the threshold of the limiter or of the fuse supervision.\n`,
  );
});

test('the names come in Dutch, too', async () => {
  const { stdout } = await runHere(['obis', '1.8.0', '-l', 'nl']);
  expect(stdout).toContain('Actieve energie afname, totaal');
});

test('a code that no rule knows is said to be unknown', async () => {
  const { exitCode, stdout } = await runHere(['obis', '250-0:9.9.9*9']);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Unknown code')]);
});

test('colours, which are for terminals, can be asked for', async () => {
  const { stdout } = await runCli(['obis', '1.8.0'], { env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\u001b[');
});

test.each([['no OBIS code', ['obis', 'foo'], 'position 1']])(
  '%s gets one line and exit code 2',
  async (_, args, reason) => {
    const { exitCode, stdout, stderr } = await runHere(args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^smart-me: .+\n$/);
    expect(stderr).toContain(reason);
  },
);
