import { run as smartMe } from '@smart-me/cli';

export async function run(): Promise<string[]> {
  const done = await smartMe(['obis', '0100010800FF']);
  const wrong = await smartMe(['obis', 'no code']);
  return [`exit codes ${String(done)} and ${String(wrong)}`];
}
