import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freePort, missingCommand, needing } from '@smart-me-tools/testing';
import { startSimulator } from '@smart-me/simulator';
import { startCli } from '../testing/cli-process.ts';
import { documentedBytes } from '../testing/documented-delivery.ts';
import { type Home, makeHome } from '../testing/home.ts';

const env = { SMART_ME_WEBHOOK_PASSWORD: 'correct horse battery' };
const authorization = `Basic ${Buffer.from(`house:${env.SMART_ME_WEBHOOK_PASSWORD}`).toString('base64')}`;

needing(missingCommand('nats-server')).describe('smart-me ingest --nats', () => {
  let home: Home;
  let port = 0;
  const servers: ChildProcess[] = [];
  beforeAll(async () => {
    home = await makeHome();
    port = await freePort();
  });
  afterAll(async () => {
    for (const server of servers) await end(server);
    await home[Symbol.asyncDispose]();
  });

  const startNats = (): ChildProcess => {
    const args = ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', join(home.folder, 'nats')];
    const server = spawn('nats-server', args, { stdio: 'ignore' });
    servers.push(server);
    return server;
  };
  const args = (name: string, ...more: string[]): string[] => [
    ...['ingest', '--spool', join(home.folder, name), '--port', '0', '--username', 'house', '--json'],
    ...['--nats', `nats://127.0.0.1:${port}`, ...more],
  ];
  const post = async (url: string): Promise<number> =>
    (
      await fetch(url, {
        method: 'POST',
        body: new Uint8Array(documentedBytes),
        headers: { authorization },
      })
    ).status;

  test('waits for servers that are down at the start, and says so once; --spool-first takes deliveries meanwhile', async () => {
    await using stopped = startCli(args('none.db'), { env });
    await stopped.until(/\n/);
    stopped.child.kill('SIGTERM');
    expect(await stopped.exitCode).toBe(0);
    expect(stopped.stdout).toBe('');
    expect(stopped.stderr).toMatch(
      /^smart-me: NATS cannot be reached: .+ Waiting until it can; Ctrl-C ends that\.\n$/,
    );

    await using waiting = startCli(args('waiting.db'), { env });
    await using first = startCli(args('first.db', '--spool-first', '--nats-subject', 'house'), { env });
    const [, url = ''] = await first.until(/"url":"([^"]+)"/);
    expect(first.stdout).toContain(`"spool":"${join(home.folder, 'first.db')}"`);
    expect(await post(url)).toBe(204);
    await first.until(/deliveries stay in .*first\.db until NATS takes them/);
    await waiting.until(/Waiting/);
    startNats();
    await first.until(/NATS takes deliveries again/);
    const [, late = ''] = await waiting.until(/"url":"([^"]+)"/);
    expect(await post(late)).toBe(204);
    expect(waiting.stderr.match(/Waiting/g)).toHaveLength(1);
    for (const { child, exitCode } of [first, waiting]) {
      child.kill('SIGTERM');
      expect(await exitCode).toBe(0);
    }
  });

  test('a subject that cannot be one is wrong input, also with servers that are away', async () => {
    const nowhere = [
      'ingest',
      '--spool',
      join(home.folder, 'subject.db'),
      '--port',
      '0',
      '--username',
      'house',
    ];
    await using wrong = startCli(
      [...nowhere, '--nats', 'nats://127.0.0.1:9', '--spool-first', '--nats-subject', 'a subject'],
      { env },
    );
    expect(await wrong.exitCode).toBe(2);
    expect(wrong.stderr).toMatch(/A subject consists of letters/);
  });

  test('stores on NATS, warns of a single server, writes to the store here, and SIGTERM ends it with 0', async () => {
    if (servers.length === 0) startNats();
    await using second = startCli(args('second.db'), { env });
    const [, url = ''] = await second.until(/"url":"([^"]+)"/);
    expect(second.stderr).toMatch(/logging on NATS, nats-server \d\S+, 1 replica: .* end of a process/);
    expect(second.stderr).toMatch(/One NATS server holds the log/);
    expect(second.stdout).toContain(`"store":"${join(home.folder, 'second.db')}"`);
    expect(second.stdout).not.toContain('"spool"');
    expect(await post(url)).toBe(204);
    second.child.kill('SIGTERM');
    expect(await second.exitCode).toBe(0);
    const { openStore } = await import('@smart-me/ingest');
    await using store = await openStore({ path: join(home.folder, 'second.db') });
    expect(await store.latest()).toMatchObject([{ deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' }]);
  });

  test('--poll waits for servers that are away, and goes on', async () => {
    // Each question finds new values.
    await using simulator = await startSimulator({ clock: { speed: 60 } });
    if (servers.length === 0) startNats();
    const polling = args('polled.db', '--poll', '--interval', '1', '--base-url', simulator.url);
    await using cli = startCli(polling, { env });
    await cli.until(/"started"/);
    for (const server of servers) await end(server);
    await cli.until(/"log_failing"/);
    startNats();
    await cli.until(/"log_recovered"/);
    cli.child.kill('SIGTERM');
    expect(await cli.exitCode).toBe(0);
  });

  test('ends while the server is frozen', async () => {
    if (servers.length === 0) startNats();
    await using cli = startCli(args('frozen.db'), { env });
    const [, url = ''] = await cli.until(/"url":"([^"]+)"/);
    const [server] = servers.slice(-1);
    server?.kill('SIGSTOP');
    try {
      // It goes on for a moment after the signal. By 503 the client has given the connection up, and waits for a new one.
      let status = 204;
      while (status === 204) status = await post(url);
      expect(status).toBe(503);
      cli.child.kill('SIGTERM');
      expect(await cli.exitCode).toBe(0);
    } finally {
      server?.kill('SIGCONT');
    }
  });

  test('whom the servers refuse does not wait', async () => {
    const closed = await freePort();
    const secret = ['-js', '-a', '127.0.0.1', '-p', String(closed), '-sd', join(home.folder, 'closed')];
    const server = spawn('nats-server', [...secret, '--user', 'house', '--pass', 'right'], {
      stdio: 'ignore',
    });
    try {
      const options = ['--spool', join(home.folder, 'closed.db'), '--port', '0', '--username', 'house'];
      await using cli = startCli(['ingest', ...options, '--nats', `nats://127.0.0.1:${closed}`], {
        env: { ...env, SMART_ME_NATS_USER: 'house', SMART_ME_NATS_PASSWORD: 'wrong' },
      });
      // The server may still be starting: that is waited for.
      expect(await cli.exitCode).toBe(1);
      expect(cli.stderr).toMatch(/Look at the credentials\.\n$/);
      expect(cli.stderr).not.toContain('wrong');
    } finally {
      await end(server);
    }
  });

  test('does not take a password in the address, and does not show it', async () => {
    await using wrong = startCli(
      ['ingest', '--spool', join(home.folder, 'wrong.db'), '--nats', 'nats://me:battery@127.0.0.1:4222'],
      { env },
    );
    expect(await wrong.exitCode).toBe(2);
    expect(wrong.stderr).toMatch(/credentials/i);
    expect(wrong.stderr).not.toContain('battery');
  });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
