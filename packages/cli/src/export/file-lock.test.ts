import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lockFile } from './file-lock.ts';

let folder: string;
let part: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-me-lock-'));
  part = join(folder, 'a.csv.part');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('while one holds it, another is told who, and what to do; afterwards it is free', async () => {
  const lock = await lockFile(part, 'a.csv');
  await expect(lockFile(part, 'a.csv')).rejects.toMatchObject({
    message: `another run writes a.csv (process ${process.pid})`,
    exitCode: 1,
    hint: expect.stringContaining(`delete ${part}.lock`),
  });
  await lock.release();
  await (await lockFile(part, 'a.csv')).release();
  expect(await readdir(folder)).toEqual([]);
});

test('what a killed process leaves is taken over', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  await writeFile(`${part}.lock`, JSON.stringify({ pid: child.pid, host: hostname() }));
  const whileAlive = await lockFile(part, 'a.csv').catch(String);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(whileAlive).toContain(`(process ${child.pid})`);
  const lock = await lockFile(part, 'a.csv');
  expect(JSON.parse(await readFile(`${part}.lock`, 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test('a process of another machine may be alive', async () => {
  await writeFile(`${part}.lock`, JSON.stringify({ pid: 1, host: 'nas.example' }));
  await expect(lockFile(part, 'a.csv')).rejects.toThrow('(process 1 on nas.example)');
});

describe.each(['', '{', '{"pid":"1"}'])('a lock that says nothing (%j)', (text) => {
  test('is being written: the one who writes it is waited for', async () => {
    await writeFile(`${part}.lock`, text);
    const refused = expect(lockFile(part, 'a.csv')).rejects.toThrow(
      `another run writes a.csv (process ${process.pid})`,
    );
    await delay(120);
    await writeFile(`${part}.lock`, JSON.stringify({ pid: process.pid, host: hostname() }));
    await refused;
  });

  test('is taken over when it is old: whoever would have written it was killed', async () => {
    await writeFile(`${part}.lock`, text);
    const taken = lockFile(part, 'a.csv');
    await delay(120);
    await utimes(`${part}.lock`, new Date(0), new Date(0));
    await (await taken).release();
  });
});

test('a lock that says nothing is waited for some seconds, however far ahead its time is', async () => {
  await writeFile(`${part}.lock`, '');
  await utimes(`${part}.lock`, new Date('2100-01-01'), new Date('2100-01-01'));
  await (await lockFile(part, 'a.csv')).release();
});

test('of many that find a stale lock one takes it', async () => {
  await writeFile(`${part}.lock`, '{"pid":999999999,"host":"' + hostname() + '"}');
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFile(part, 'a.csv')));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a folder that is not there is said', async () => {
  await expect(lockFile(join(folder, 'none', 'a.csv.part'), 'a.csv')).rejects.toMatchObject({
    message: `there is no folder ${join(folder, 'none')}`,
    exitCode: 2,
  });
});
