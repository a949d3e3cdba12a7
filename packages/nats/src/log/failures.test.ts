import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { expect, test } from '@jest/globals';
import { type DeliveryLog, DeliveryLogError, deliveryOf, type LogStatus, openSpool } from '@smart-me/ingest';
import { decodeReadings } from '@smart-me/proto-codec';
import { memorySink } from '@smart-me/readings/testing';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { bodyOf, nthReading, numberOf, post } from '../testing/deliveries.ts';
import { describeWithNats } from '../testing/describe-with-nats.ts';
import { startNatsServers } from '../testing/nats-servers.ts';
import { startReceiver } from '../testing/receiver.ts';
import { openJetStream } from './open-jetstream.ts';
import { spoolFirst } from './spool-first.ts';

const small = { maxBytes: 64 * 1024 * 1024, appendTimeout: 1_000 } as const;

/** How the log is; a cluster that has just lost its leader, or got a server back, may not tell it at once. */
async function statusOf(log: DeliveryLog, asksLeft = 20): Promise<LogStatus> {
  try {
    return await log.status();
  } catch (error) {
    if (asksLeft === 0 || !(error instanceof DeliveryLogError) || error.code !== 'unavailable') throw error;
    return statusOf(log, asksLeft - 1);
  }
}

/** Which readings are in the log, each as often as it is. */
async function held(log: DeliveryLog): Promise<number[]> {
  const found: number[] = [];
  const { deliveries } = await statusOf(log);
  if (deliveries === 0) return found;
  let count = 0;
  for await (const batch of log.read('test', { signal: AbortSignal.timeout(120_000) })) {
    count += batch.deliveries.length;
    for (const { body } of batch.deliveries) found.push(...decodeReadings(body).map(numberOf));
    await batch.done();
    if (count >= deliveries) break;
  }
  return found.toSorted((one, other) => one - other);
}

/** Posts the same until it is taken; returns how many times it was refused, each with when to come again. */
async function postUntilTaken(url: string, n: number): Promise<number> {
  for (let refused = 0; ; refused++) {
    const response = await post(url, bodyOf(nthReading(n)));
    if (response.status === 204) return refused;
    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true]);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describeWithNats('one server', () => {
  test('that cannot be reached: 503 with Retry-After, then again, and each delivery once', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({ servers: servers.urls, ...small });
    await using receiver = await startReceiver(log);
    expect(await postUntilTaken(receiver.url, 1)).toBe(0);
    await servers.all[0]?.kill();
    const refused = await post(receiver.url, bodyOf(nthReading(2)));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    await servers.all[0]?.start();
    await postUntilTaken(receiver.url, 2);
    await postUntilTaken(receiver.url, 1);
    expect(await held(log)).toEqual([1, 2]);
    expect(receiver.events.map(({ type }) => type)).toEqual(['log_failing', 'log_recovered']);
  });

  test('that is frozen for ten seconds: 503 meanwhile, none lost, none twice', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({ servers: servers.urls, ...small });
    await using receiver = await startReceiver(log);
    await postUntilTaken(receiver.url, 1);
    const [server] = servers.all;
    server?.signal('SIGSTOP');
    setTimeout(() => server?.signal('SIGCONT'), 10_000);
    // It goes on for a moment after the signal.
    await until(async () => !(await server?.isWhole()));
    const refused = await Promise.all([2, 3, 4].map((n) => postUntilTaken(receiver.url, n)));
    expect(Math.min(...refused)).toBeGreaterThan(0);
    expect(await held(log)).toEqual([1, 2, 3, 4]);
  });

  test('is told of at the start, with what it survives', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({ servers: servers.urls, ...small });
    expect(log.survives).toBe('process');
    expect(log.durability).toMatchObject({ replicas: 1, maxPayload: 1024 * 1024 });
    expect(log.durability.serverVersion).toMatch(/^\d+\.\d+/);
    expect(log.durability.warnings).toEqual([expect.stringMatching(/^One NATS server .*power cut/)]);
    await expect(
      openJetStream({ servers: servers.urls, stream: 'three', replicas: 3 }),
    ).rejects.toMatchObject({ code: 'misuse', hint: expect.stringContaining('cluster') });
  });

  test('that is full refuses, and drops nothing that is not read', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({ servers: servers.urls, maxBytes: 20_000 });
    let stored = 0;
    const bodies = (n: number): Uint8Array => new Uint8Array(1000).fill(n);
    const append = (n: number): Promise<unknown> =>
      log.append(deliveryOf({ body: bodies(n), receivedAt: new Date() }));
    await expect(
      (async () => {
        for (let n = 0; n < 100; n++) {
          await append(n);
          stored += 1;
        }
      })(),
    ).rejects.toMatchObject({ code: 'full' });
    expect((await log.status()).deliveries).toBe(stored);
    expect(stored).toBeGreaterThan(10);
  });

  test('whose messages may be small gets a large delivery in parts, each once', async () => {
    await using servers = await startNatsServers(1, { configuration: 'max_payload: 4096' });
    await using log = await openJetStream({ servers: servers.urls, ...small });
    await using receiver = await startReceiver(log);
    const many = Array.from({ length: 200 }, (_, n) => nthReading(n));
    const body = bodyOf(...many);
    expect(body.byteLength).toBeGreaterThan(3 * 4096);
    expect((await post(receiver.url, body)).status).toBe(204);
    expect((await post(receiver.url, body)).status).toBe(204);
    expect((await log.status()).deliveries).toBeGreaterThan(3);
    expect(await held(log)).toEqual(many.map((_, n) => n));
    const one = { ...nthReading(0), values: many.flatMap(({ values }) => values) };
    expect((await post(receiver.url, bodyOf(one))).status).toBe(204);
  });

  test('refuses a wrong password without repeating it anywhere', async () => {
    const password = 'secret-of-the-house';
    await using servers = await startNatsServers(1, {
      configuration: `authorization { user: smart-me, password: "${password}" }`,
    });
    const options = { servers: servers.urls, ...small };
    const wrong = { user: 'smart-me', password: `${password}-wrong` };
    const error: unknown = await openJetStream({ ...options, credentials: wrong }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'unavailable', hint: 'Look at the credentials.' });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(password);
    await using log = await openJetStream({ ...options, credentials: { user: 'smart-me', password } });
    expect(inspect(log, { depth: 10 })).not.toContain(password);
  });

  test('behind a spool: 204 while it is away, handed on later, each once', async () => {
    await using servers = await startNatsServers(1);
    const path = join(tmpdir(), `smart-me-spool-first-${process.pid}.db`);
    const outages: unknown[] = [];
    const open = () => openJetStream({ servers: servers.urls, ...small });
    const log = spoolFirst({
      spool: await openSpool({ path }),
      open,
      onOutage: (error) => outages.push(error),
    });
    const sink = memorySink();
    const receiver = await startReceiver(log, { sink });
    expect((await post(receiver.url, bodyOf(nthReading(1)))).status).toBe(204);
    const has = (count: number) => until(() => sink.values().length === 2 * count);
    await has(1);
    await servers.all[0]?.kill();
    for (const n of [2, 3]) expect((await post(receiver.url, bodyOf(nthReading(n)))).status).toBe(204);
    await until(() => outages.length > 0);
    await servers.all[0]?.start();
    await has(3);
    expect(outages.at(-1)).toBe(undefined);
    await receiver[Symbol.asyncDispose]();
    await log[Symbol.asyncDispose]();
    await using behind = await open();
    expect(await held(behind)).toEqual([1, 2, 3]);
    for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
  });
});

describeWithNats('three servers', () => {
  test('of which a follower is killed: the sender sees nothing; of which the leader is: 503 for a while', async () => {
    await using servers = await startNatsServers(3);
    await using log = await openJetStream({ servers: servers.urls, ...small, replicas: 3 });
    await using receiver = await startReceiver(log);
    expect(log.survives).toBe('node');
    const [major = 0, minor = 0] = log.durability.serverVersion.split('.').map(Number);
    const isSafe = major > 2 || minor >= 11;
    expect(log.durability.warnings).toEqual(isSafe ? [] : [expect.stringContaining('take 2.11.0 or later')]);
    let n = 0;
    const postSome = async (count: number): Promise<number> => {
      let refused = 0;
      for (let left = count; left > 0; left--) refused += await postUntilTaken(receiver.url, (n += 1));
      return refused;
    };
    await postSome(20);
    const leader = await leaderOf(servers.urls);
    const follower = servers.all.find(({ name }) => name !== leader);
    await follower?.kill();
    expect(await postSome(50)).toBe(0);
    await follower?.start();
    await isCurrent(servers.urls);
    const led = servers.all.find(({ name }) => name === leader);
    await led?.kill();
    await postSome(20);
    // A new consumer needs the cluster to be whole again, on 2.9; a sink's feed would ask again by itself.
    await led?.start();
    await isCurrent(servers.urls);
    expect(await held(log)).toEqual(Array.from({ length: n }, (_, at) => at + 1));
  });

  test('of which two are frozen: what the third alone has is not acknowledged, however often it is sent', async () => {
    await using servers = await startNatsServers(3);
    const [delivery, other] = [1, 2].map((n) =>
      deliveryOf({ body: bodyOf(nthReading(n)), receivedAt: new Date() }),
    );
    if (delivery === undefined || other === undefined) throw new Error('There are two.');
    await using one = await openJetStream({ servers: servers.urls, ...small, replicas: 3 });
    await one.append(other);
    await isCurrent(servers.urls);
    const leader = await leaderOf(servers.urls);
    const followers = servers.all.filter(({ name }) => name !== leader);
    const led = servers.all.filter(({ name }) => name === leader).map(({ url }) => url);
    await using log = await openJetStream({ servers: led, ...small, replicas: 3 });
    for (const follower of followers) follower.signal('SIGSTOP');
    try {
      // A process goes on for a moment after the signal.
      for (const follower of followers) await until(async () => !(await follower.isWhole()));
      const first = log.append(delivery).catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, 100));
      for (const sent of [first, log.append(delivery).catch((error: unknown) => error)])
        expect(await sent).toMatchObject({ code: 'unavailable' });
    } finally {
      for (const follower of followers) follower.signal('SIGCONT');
    }
    await isCurrent(servers.urls);
    await until(() =>
      one.append(delivery).then(
        () => true,
        () => false,
      ),
    );
    expect((await one.status()).deliveries).toBe(2);
  });
});

test.each([
  ['nats://user:secret@127.0.0.1:4222', /credentials/],
  ['127.0.0.1:4222', /nats:\/\/host/],
  ['http://127.0.0.1:4222', /begins with nats/],
])('an address such as %s is refused, without what is secret in it', async (servers, reason) => {
  const error: unknown = await openJetStream({ servers }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'TypeError', message: expect.stringMatching(reason) });
  expect(String(error)).not.toContain('secret');
});

test('a password is not sent in the clear to another machine', async () => {
  const credentials = { user: 'smart-me', password: 'secret' };
  await expect(openJetStream({ servers: 'nats://192.0.2.1:4222', credentials })).rejects.toThrow(
    /in the clear/,
  );
});

/** Asks as nobody of the log does. */
async function streamInfo(urls: string[]): Promise<{ leader: string; areAllCurrent: boolean }> {
  const connection = await connect({ servers: urls });
  try {
    const { cluster } = await (await jetstreamManager(connection)).streams.info('smart-me');
    return {
      leader: cluster?.leader ?? '',
      areAllCurrent: (cluster?.replicas ?? []).every(({ current }) => current),
    };
  } finally {
    await connection.close();
  }
}

const leaderOf = async (urls: string[]): Promise<string> => (await streamInfo(urls)).leader;

async function isCurrent(urls: string[]): Promise<void> {
  // While there is no leader nobody responds.
  await until(() =>
    streamInfo(urls).then(
      ({ areAllCurrent }) => areAllCurrent,
      () => false,
    ),
  );
}

/** Waits until it is so; the test's own timeout ends it otherwise. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}
