import { spawnSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseObis } from '@smart-me/obis';
import { encodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';
import { atOnce, benchmark, type Candidate, type Comparison } from './benchmark.ts';
import { type ServerName, withServers } from './server.ts';

/** What storing before acknowledging costs is told beside this. */
const BASELINE = 'node:http + SQLite, grouped';
const SERVERS: readonly ServerName[] = [BASELINE, 'receiver + spool', 'node:http + SQLite, one commit each'];

const CONNECTIONS = 256;
const ROUNDS = 9;
const BATCH_NANOSECONDS = 500e6;

/** Microseconds that a flush takes on a disk of a small computer or a virtual machine; an SSD of a server takes a tenth of it. */
const SLOW_FLUSH = 2_000;
const SLOW = `, a flush of ${SLOW_FLUSH / 1000} ms`;

/** Time for a delivery to be stored and acknowledged; no two bodies are the same. */
export const ingestComparison: Comparison = {
  title: 'Stored before acknowledged, 256 connections, 1 × 3 values',
  baseline: BASELINE,
  measure: () => {
    const hasStrace = spawnSync('strace', ['-qqo', '/dev/null', 'true']).status === 0;
    const servers = [
      ...SERVERS.map((server) => ({ server })),
      // What grouping wins is what flushes cost, and here they may cost little.
      ...(hasStrace
        ? SERVERS.map((server) => ({ name: `${server}${SLOW}`, server, flush: SLOW_FLUSH }))
        : []),
    ];
    return withServers(servers, CONNECTIONS, (running) => {
      const candidates = running.map(({ name, post }) => ({
        name,
        run: atOnce(CONNECTIONS, () => post(nextBody())),
      }));
      return benchmark([...candidates, flushes()], ROUNDS, BATCH_NANOSECONDS);
    });
  },
};

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
