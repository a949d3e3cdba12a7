import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';

/** Deliveries into a file, the gap between them shown, filled from the cloud, and gone: by the installed command. */
export async function run(cloud: { url: string; apiKey: string }): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'smart-me-'));
  const command = join(process.cwd(), 'node_modules', '.bin', 'smart-me');
  const spool = ['--spool', join(folder, 'smart-me.db')];
  const env = {
    ...process.env,
    // The Node that runs this program.
    PATH: `${dirname(process.execPath)}:${String(process.env['PATH'])}`,
    SMART_ME_API_KEY: cloud.apiKey,
    SMART_ME_WEBHOOK_PASSWORD: 'correct horse battery',
  };
  const read = (...args: string[]): Record<string, unknown>[] =>
    execFileSync(command, [...args, '--json'], { encoding: 'utf8', env })
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  try {
    const response = await fetch(`${cloud.url}/Devices`, {
      headers: { authorization: `ApiKey ${cloud.apiKey}` },
    });
    const [device] = (await response.json()) as { Id: string }[];
    const deviceId = device?.Id ?? '';

    const ingest = spawn(command, ['ingest', ...spool, '--port', '0', '--username', 'house', '--json'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(ingest, 'exit');
    let printed = '';
    ingest.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    while (!printed.includes('"url"')) await Promise.race([once(ingest.stdout, 'data'), ended]);
    const url = /"url":"([^"]+)"/.exec(printed)?.[1] ?? '';
    const authorization = `Basic ${Buffer.from('house:correct horse battery').toString('base64')}`;
    const statuses: number[] = [];
    for (const hoursAgo of [2, 0]) {
      const timestamp = new Timestamp(Date.now() - hoursAgo * 3_600_000);
      const values = [{ obis: parseObis('1-0:1.7.0*255'), value: 1, unit: 'W' }];
      const body = new Uint8Array(encodeReadings([{ deviceId, timestamp, values }]));
      statuses.push((await fetch(url, { method: 'POST', body, headers: { authorization } })).status);
    }
    ingest.kill('SIGTERM');
    const [exitCode] = (await ended) as [number | null];

    const [gap] = read('gaps', ...spool);
    const [filled] = read('backfill', ...spool, '--base-url', cloud.url);
    return [
      `ingest: ${statuses.join(' ')}, exit code ${String(exitCode)}`,
      `gap of ${String(gap?.['minutes'])} minutes`,
      `backfill: ${Number(filled?.['readings']) > 100 ? 'more than 100' : String(filled?.['readings'])} readings`,
      `gaps left: ${read('gaps', ...spool).length}`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
