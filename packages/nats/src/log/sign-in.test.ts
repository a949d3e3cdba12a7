import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nkeys } from '@nats-io/transport-node';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { deliveryOf } from '@smart-me/ingest';
import { startNatsServers } from '../testing/nats-servers.ts';
import { openJetStream } from './open-jetstream.ts';

const { describe } = needing(missingCommand('nats-server'));
const encrypted = needing(missingCommand('nats-server', 'openssl'));
const small = { maxBytes: 16 * 1024 * 1024, appendTimeout: 20_000, openTimeout: 20_000 } as const;
const delivery = deliveryOf({ body: Uint8Array.of(1, 2, 3), receivedAt: new Date() });
const failed = (error: unknown): unknown => error;

encrypted.describe('over TLS', () => {
  let folder = '';
  let cert = '';
  let key = '';
  /** As a server or a client shows it; both are signed by themselves. */
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smart-me-nats-tls-'));
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    const out = ['-keyout', file('key.pem'), '-out', file('cert.pem')];
    execFileSync('openssl', ['req', '-x509', ...curve, ...names, ...out], { stdio: 'ignore' });
    [cert, key] = await Promise.all([readFile(file('cert.pem'), 'utf8'), readFile(file('key.pem'), 'utf8')]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (more = '') =>
    startNatsServers(1, {
      configuration: `tls { cert_file: "${file('cert.pem')}", key_file: "${file('key.pem')}"${more} }`,
    });

  test('a delivery is stored by a server whose certificate is known, by either address', async () => {
    await using servers = await start();
    await using log = await openJetStream({ servers: servers.urls, tls: { ca: cert }, ...small });
    expect(await log.append(delivery)).toBe('stored');
    const secure = servers.urls.map((url) => url.replace('nats:', 'tls:'));
    await using again = await openJetStream({ servers: secure, tls: { ca: cert }, ...small });
    expect(await again.append(delivery)).toBe('repeated');
  });

  test('a server whose certificate nobody has signed is not spoken to', async () => {
    await using servers = await start();
    const secure = servers.urls.map((url) => url.replace('nats:', 'tls:'));
    expect(await openJetStream({ servers: secure, ...small }).catch(failed)).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('certificate'),
    });
  });

  test('a server that does not encrypt is told nothing', async () => {
    await using servers = await startNatsServers(1);
    const credentials = { user: 'smart-me', password: 'secret-of-the-house' };
    const secure = servers.urls.map((url) => url.replace('nats:', 'tls:'));
    const error = await openJetStream({ servers: secure, credentials, ...small }).catch(failed);
    expect(error).toMatchObject({ code: 'unavailable' });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('secret-of-the-house');
  });

  test('servers that want a certificate of the client get it', async () => {
    await using servers = await start(`, ca_file: "${file('cert.pem')}", verify: true`);
    const options = { servers: servers.urls, ...small };
    expect(await openJetStream({ ...options, tls: { ca: cert } }).catch(failed)).toMatchObject({
      code: 'unavailable',
    });
    await using log = await openJetStream({ ...options, tls: { ca: cert, cert, key } });
    expect(await log.append(delivery)).toBe('stored');
  });
});

/** A key pair of NATS, as texts: `UABC…` and `SUABC…`. */
function keyPair(pair: ReturnType<typeof nkeys.createUser>) {
  const seed = new TextDecoder().decode(pair.getSeed());
  return { pair, name: pair.getPublicKey(), seed };
}

type Pair = ReturnType<typeof keyPair>;

/** A JSON web token as nats-server reads it. */
function token(issuer: Pair, subject: string, type: string, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ typ: 'JWT', alg: 'ed25519-nkey' });
  const body = part({
    jti: subject,
    iat: Math.floor(Date.now() / 1000),
    iss: issuer.name,
    name: type,
    sub: subject,
    nats: { ...claims, type, version: 2 },
  });
  const signature = issuer.pair.sign(new TextEncoder().encode(`${head}.${body}`));
  return `${head}.${body}.${Buffer.from(signature).toString('base64url')}`;
}

describe('with a key', () => {
  test('an NKey signs in, and another one does not', async () => {
    const [known, stranger] = [keyPair(nkeys.createUser()), keyPair(nkeys.createUser())];
    await using servers = await startNatsServers(1, {
      configuration: `authorization { users: [{ nkey: ${known.name} }] }`,
    });
    const options = { servers: servers.urls, ...small };
    await using log = await openJetStream({ ...options, credentials: { nkeySeed: known.seed } });
    expect(await log.append(delivery)).toBe('stored');
    const error = await openJetStream({ ...options, credentials: { nkeySeed: stranger.seed } }).catch(failed);
    expect(error).toMatchObject({ code: 'unavailable', hint: 'Look at the credentials.' });
    expect(inspect([error, log], { depth: 10, showHidden: true })).not.toContain(stranger.seed);
  });

  test('a .creds file signs in, and one of another account does not', async () => {
    const operator = keyPair(nkeys.createOperator());
    const newAccount = (): Pair => keyPair(nkeys.createAccount());
    const [account, other, system] = [newAccount(), newAccount(), newAccount()];
    const limits = { subs: -1, data: -1, payload: -1 };
    const connections = { imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };
    const storage = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
    const tokenOf = ({ name }: Pair, more: object): string =>
      token(operator, name, 'account', { limits: { ...limits, ...connections, ...more } });
    const credsOf = (issuer: Pair): string => {
      const user = keyPair(nkeys.createUser());
      const jwt = token(issuer, user.name, 'user', { ...limits, pub: {}, sub: {} });
      return `-----BEGIN NATS USER JWT-----\n${jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${user.seed}\n------END USER NKEY SEED------\n`;
    };
    await using servers = await startNatsServers(1, {
      configuration: [
        `operator: ${token(operator, operator.name, 'operator', {})}`,
        'resolver: MEMORY',
        `resolver_preload: { ${account.name}: ${tokenOf(account, storage)}, ${system.name}: ${tokenOf(system, {})} }`,
        `system_account: ${system.name}`,
      ].join('\n'),
    });
    const options = { servers: servers.urls, ...small };
    await using log = await openJetStream({ ...options, credentials: { creds: credsOf(account) } });
    expect(await log.append(delivery)).toBe('stored');
    const strange = credsOf(other);
    const error = await openJetStream({ ...options, credentials: { creds: strange } }).catch(failed);
    expect(error).toMatchObject({ code: 'unavailable', hint: 'Look at the credentials.' });
    expect(inspect([error, log], { depth: 10, showHidden: true })).not.toContain(strange.slice(40, 80));
  });
});
