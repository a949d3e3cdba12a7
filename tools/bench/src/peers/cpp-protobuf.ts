import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Runner } from '../benchmark.ts';

const run = promisify(execFile);
const source = join(import.meta.dirname, '..', '..', 'cpp', 'decode.cpp');
const proto = join(import.meta.dirname, '../../../../packages/proto-codec/proto');
const MODES = ['fresh', 'reuse', 'arena'] as const;

/** C++ protobuf as a program of its own, which returns how long it needed. */
export interface CppProtobuf {
  readonly version: string;
  /** Runners by how they get their memory: a new message each time, one used again, an arena. */
  start(bytes: Uint8Array): Promise<{ runners: ReadonlyMap<string, Runner>; stop(): void }>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Compiles it, or returns undefined where protoc, its headers or a compiler are missing. */
export async function compileCppProtobuf(): Promise<CppProtobuf | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-bench-'));
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const program = join(folder, 'decode');
  let version: string;
  try {
    const file = 'smartme/realtime/v1/realtime';
    version = (await run('protoc', ['--version'])).stdout.replace(/^libprotoc /, '').trim();
    await run('protoc', [`--proto_path=${proto}`, `--cpp_out=${folder}`, `${file}.proto`]);
    await run('g++', [
      ...['-O3', '-march=native', '-DNDEBUG', '-std=c++17', `-I${folder}`, source, `${folder}/${file}.pb.cc`],
      ...['-lprotobuf', '-lpthread', '-o', program],
    ]);
  } catch {
    await clean();
    return undefined;
  }
  return {
    version,
    start: async (bytes) => {
      const input = join(folder, `${bytes.length}.bin`);
      await writeFile(input, bytes);
      const child = spawn(program, [input], { stdio: ['pipe', 'pipe', 'inherit'] });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const ask = async (mode: string, iterations: number): Promise<number> => {
        child.stdin.write(`${mode} ${iterations}\n`);
        const line = await lines.next();
        if (line.done === true) throw new Error('the C++ program ended early');
        return Number(line.value);
      };
      const runners = new Map(MODES.map((mode) => [mode, (iterations: number) => ask(mode, iterations)]));
      return { runners, stop: () => child.stdin.end() };
    },
    [Symbol.asyncDispose]: clean,
  };
}
