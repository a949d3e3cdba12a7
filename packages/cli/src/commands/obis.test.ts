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

test('a notation that leaves E out is refused with what a person can write', async () => {
  const { exitCode, stderr } = await runHere(['obis', 'F.F']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Write 1-0:1.8.0*255')]);
  expect(stderr).not.toContain('{');
});

test('a code that no rule knows is said to be unknown', async () => {
  const { exitCode, stdout } = await runHere(['obis', '250-0:9.9.9*9']);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Unknown code')]);
});

test('colours, which are for terminals, can be asked for', async () => {
  const { stdout } = await runCli(['obis', '1.8.0'], { env: { FORCE_COLOR: '1' } });
  expect(stdout).toContain('\u001b[');
});

test('the list is searched by what code and name hold, by medium, and in a language', async () => {
  const codes = async (...args: string[]): Promise<readonly string[]> => {
    const { exitCode, stdout } = await runHere(['obis', 'list', ...args, '--quiet']);
    expect(exitCode).toBe(0);
    return stdout.trimEnd().split('\n');
  };
  expect((await codes()).length).toBeGreaterThan(350);
  expect(await codes('VOLUME', 'drinking')).toEqual(['8-0:128.0.0*255']);
  expect(await codes('energie thermique', 'tarif 2', '-l', 'fr')).toEqual(['6-0:1.0.2*255']);
  expect(await codes(':1.0.0', '--medium', 'heat')).toEqual(['6-0:1.0.0*255', '6-1:1.0.0*255']);
  const table = await runHere(['obis', 'list', 'drinking'], {}, { columns: 60 });
  expect(table.stdout).toBe(`\
OBIS code        Name                   Unit  Medium
8-0:128.0.0*255  Drinking water volume  m³    cold-water

1 code. smart-me obis CODE explains one.
`);
});

test('the list is CSV with every language, or a line of JSON for each code', async () => {
  const csv = await runHere(['obis', 'list', 'drinking', '--csv']);
  const [head = '', line = '', ...others] = csv.stdout.trimEnd().split('\n');
  expect(head).toMatch(/^code,hex,medium,.*,unit,.*name_en,name_de,name_fr,name_it,name_nl,/);
  expect(line).toMatch(/^8-0:128\.0\.0\*255,0800800000FF,cold-water,.*,m³,Drinking water volume,/);
  expect([line.split(',').length, others]).toEqual([head.split(',').length, []]);
  const json = await runHere(['obis', 'list', 'drinking', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ code: '8-0:128.0.0*255', hex: '0800800000FF', unit: 'm³' });
});

test.each([
  ['a medium that there is not', ['--medium', 'wine'], 'There are: abstract, electricity'],
  ['a text that nothing holds', ['zzz', '-m', 'heat'], 'no code with "zzz of heat"'],
  ['two ways to print', ['--csv', '--json'], 'cannot be used with'],
])('%s is wrong input', async (_, args, reason) => {
  const { exitCode, stdout, stderr } = await runHere(['obis', 'list', ...args]);
  expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining(reason)]);
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
