import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort, missingCommand, needing } from '@smart-me-tools/testing';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { runCli, startCli } from '../testing/cli-process.ts';
import { documentedBytes } from '../testing/documented-delivery.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { liveEvents, liveState } from '../testing/live-page.ts';

/** The device of the documented delivery. */
const DEVICE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const reading = (value: number): DeviceReading => ({
  deviceId: DEVICE,
  timestamp: new Timestamp(Date.now()),
  values: [{ obis: parseObis('1-0:16.7.0*255'), value, unit: 'W' }],
});
const addressOf = /Live page: (http:\S+)\n/;

needing(missingCommand('nats-server')).describe('smart-me live --nats', () => {
  let home: Home;
  let servers: string;
  let port: number;
  let server: ChildProcess | undefined;
  const startNats = async (): Promise<void> => {
    const args = ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', join(home.folder, 'nats')];
    server = spawn('nats-server', args, { stdio: 'ignore' });
    while (!(await isListening(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const killNats = async (): Promise<void> => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  beforeAll(async () => {
    home = await makeHome();
    port = await freePort();
    servers = `nats://127.0.0.1:${port}`;
    await startNats();
  });
  afterAll(async () => {
    await killNats();
    await home[Symbol.asyncDispose]();
  });

  const live = (...more: string[]): string[] => ['live', '--port', '0', '--nats', servers, ...more];

  test('shows what is published, by ids where nobody is signed in, and goes on after the server was killed', async () => {
    await using cli = startCli(live());
    const [, url = ''] = await cli.until(addressOf);
    expect(cli.stderr).toContain('The devices go by their ids');
    await using events = await liveEvents(url);
    const { readingsSubject } = await import('@smart-me/nats');
    await using subject = await readingsSubject({ servers });
    await subject.sink.write([reading(1000)]);
    expect(await events.next('reading')).toMatchObject({
      id: DEVICE,
      values: [['1-0:16.7.0*255', 1000, 'W']],
    });
    expect((await liveState(url)).devices).toMatchObject([
      { id: DEVICE, name: DEVICE.slice(0, 8), values: [{ value: 1000, unit: 'W' }] },
    ]);

    await killNats();
    await startNats();
    // A subject keeps nothing: published until both have connected again.
    const publishing = setInterval(() => {
      subject.sink.write([reading(2000)]).catch(() => undefined);
    }, 100);
    try {
      expect(await events.next('reading')).toMatchObject({ values: [['1-0:16.7.0*255', 2000, 'W']] });
    } finally {
      clearInterval(publishing);
    }
    cli.child.kill('SIGTERM');
    expect(await cli.exitCode).toBe(0);
  });

  test('shows what smart-me ingest publishes, and with --spool what it had stored before', async () => {
    const spool = join(home.folder, 'smart-me.db');
    const env = { SMART_ME_WEBHOOK_PASSWORD: 'correct horse battery' };
    await using ingest = startCli(
      [
        ...['ingest', '--spool', spool, '--port', '0', '--username', 'house', '--json'],
        ...['--nats', servers, '--nats-subject', 'home.readings'],
      ],
      { env },
    );
    const [, receiver = ''] = await ingest.until(/"url":"([^"]+)"/);
    await using cli = startCli(live('--nats-subject', 'home.readings', '--spool', spool));
    const [, url = ''] = await cli.until(addressOf);
    await using events = await liveEvents(url);
    const authorization = `Basic ${Buffer.from(`house:${env.SMART_ME_WEBHOOK_PASSWORD}`).toString('base64')}`;
    const { status } = await fetch(receiver, {
      method: 'POST',
      body: new Uint8Array(documentedBytes),
      headers: { authorization },
    });
    expect(status).toBe(204);
    expect(await events.next('reading')).toMatchObject({ id: DEVICE });

    await using later = startCli(live('--nats-subject', 'home.readings', '--spool', spool));
    const [, laterUrl = ''] = await later.until(addressOf);
    expect((await liveState(laterUrl)).devices).toMatchObject([{ id: DEVICE }]);
  });

  test('waits for a server that is away, says so in one line, and ends meanwhile', async () => {
    await using cli = startCli(['live', '--port', '0', '--nats', `nats://127.0.0.1:${await freePort()}`]);
    await cli.until(/\n/);
    cli.child.kill('SIGTERM');
    expect(await cli.exitCode).toBe(0);
    expect([cli.stdout, cli.stderr]).toEqual([
      '',
      expect.stringMatching(
        /^smart-me: NATS cannot be reached: .+ Waiting until it can; Ctrl-C ends that\.\n$/,
      ),
    ]);
  });

  test('refuses a password in the address', async () => {
    const wrong = await runCli(['live', '--port', '0', '--nats', 'nats://me:battery@127.0.0.1:4222']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringMatching(/credentials/i)]);
    expect(wrong.stderr).not.toContain('battery');
    const alone = await runCli(['ingest', '--port', '0', '--nats-subject', 'home.readings'], {
      env: { SMART_ME_WEBHOOK_PASSWORD: 'correct horse battery' },
    });
    expect([alone.exitCode, alone.stderr]).toEqual([
      2,
      expect.stringContaining('--nats-subject is for --nats'),
    ]);
  });
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
