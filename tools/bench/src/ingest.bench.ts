import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';
import { type Candidate, benchmark, type Timing } from './benchmark.ts';
import { INGEST_SERVERS, type IngestServerName } from './ingest-server.ts';
import { AUTHORIZATION } from './receiver-server.ts';

/** What storing before acknowledging costs is told beside this. */
export const INGEST_BASELINE: IngestServerName = 'node:http + SQLite, grouped';

const CONNECTIONS = 256;
const ROUNDS = 9;
const BATCH_NANOSECONDS = 500e6;

/** Microseconds that a flush takes on a disk of a small computer or a virtual machine; an SSD of a server takes a tenth of it. */
const SLOW_FLUSH = 2_000;
const SLOW = `, a flush of ${SLOW_FLUSH / 1000} ms`;

/** Time for a delivery to be stored and acknowledged, over 256 connections; no two bodies are the same. */
export async function ingestBench(): Promise<Timing[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const servers = await Promise.all([
    ...INGEST_SERVERS.map((name) => start(name, name)),
    // What grouping wins is what flushes cost, and here they may cost little.
    ...(hasStrace ? INGEST_SERVERS.map((name) => start(`${name}${SLOW}`, name, SLOW_FLUSH)) : []),
  ]);
  try {
    const candidates = servers.map(({ name, port }): Candidate => ({
      name,
      run: async (iterations) => {
        let left = iterations;
        const sender = async (): Promise<void> => {
          while (left-- > 0) await post(agent, port, nextBody());
        };
        const before = process.hrtime.bigint();
        await Promise.all(Array.from({ length: CONNECTIONS }, sender));
        return Number(process.hrtime.bigint() - before);
      },
    }));
    return await benchmark([...candidates, flushes()], ROUNDS, BATCH_NANOSECONDS);
  } finally {
    agent.destroy();
    for (const { child } of servers) child.disconnect();
  }
}

/** Starts a server, whose disk takes this many microseconds more for a flush. */
async function start(name: string, server: IngestServerName, flush?: number) {
  const options = ['--conditions=@smart-me/source'];
  const child = fork(
    join(import.meta.dirname, 'ingest-server.ts'),
    [server],
    flush === undefined
      ? { execArgv: options }
      : { execPath: 'strace', execArgv: [...slowFlush(flush), process.execPath, ...options] },
  );
  const [port] = (await once(child, 'message')) as [number];
  return { name, child, port };
}

const hasStrace = spawnSync('strace', ['-qqo', '/dev/null', 'true']).status === 0;

/** strace stops at flushes alone, and makes each longer. */
const slowFlush = (microseconds: number): string[] => [
  ...['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'],
  ...['-e', `inject=fsync,fdatasync:delay_exit=${microseconds}`],
];

/**
 * A commit's worth of bytes, flushed, with nothing around it: the least that one commit for each delivery takes on this disk, and so
 * how much storing many of them at once can win.
 */
function flushes(): Candidate {
  return {
    name: 'a flush of this disk (fdatasync of 4 KiB)',
    run: (iterations) => {
      const folder = mkdtempSync(join(tmpdir(), 'smart-me-bench-'));
      const file = openSync(join(folder, 'flushed'), 'w');
      const page = Buffer.alloc(4096, 1);
      const before = process.hrtime.bigint();
      for (let i = 0; i < iterations; i++) {
        writeSync(file, page);
        fdatasyncSync(file);
      }
      const nanoseconds = Number(process.hrtime.bigint() - before);
      closeSync(file);
      rmSync(folder, { recursive: true });
      return Promise.resolve(nanoseconds);
    },
  };
}

const codes = ['1-0:1.8.0*255', '1-0:2.8.0*255', '1-0:1.7.0*255'].map((code) => parseObis(code));
let count = 0;

/** A delivery like no other before. */
export function nextBody(): Uint8Array {
  count += 1;
  const values = codes.map((obis, index) => ({ obis, value: count, unit: index < 2 ? 'mWh' : 'W' }));
  const timestamp = new Timestamp(1_790_000_000_000 + count);
  return encodeReadings([{ deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', timestamp, values }]);
}

/** Posts it, and rejects when it is not acknowledged. */
export async function post(agent: Agent, port: number, body: Uint8Array): Promise<void> {
  const headers = {
    authorization: AUTHORIZATION,
    'content-type': 'application/octet-stream',
    'content-length': body.length,
  };
  const outgoing = request({ host: '127.0.0.1', port, method: 'POST', agent, headers });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  if (response.statusCode !== 204)
    throw new Error(`The server responded with ${String(response.statusCode)}.`);
  response.resume();
  await once(response, 'end');
}
