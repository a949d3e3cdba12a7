import type { DeviceReading, ReadingSink, WriteOptions, WriteResult } from '@smart-me/readings';
import { type MemorySink, memorySink } from '@smart-me/readings/testing';

/** A sink in memory whose behaviour a test can change on the way. */
export interface ScriptedSink extends ReadingSink {
  readonly inner: MemorySink;
  /** Called before a write; what it throws or rejects with, the write does. */
  before: (readings: readonly DeviceReading[], options: WriteOptions) => void | Promise<void>;
  /** The options of each write, in their order. */
  readonly writes: WriteOptions[];
}

/** @param keepsPosition whether it keeps the position with its readings */
export function scriptedSink({
  keepsPosition = false,
}: { readonly keepsPosition?: boolean } = {}): ScriptedSink {
  const inner = memorySink();
  const sink: ScriptedSink = {
    inner,
    before: () => undefined,
    writes: [],
    async write(readings: readonly DeviceReading[], options: WriteOptions = {}): Promise<WriteResult> {
      sink.writes.push(options);
      await sink.before(readings, options);
      return inner.write(readings, options);
    },
    position: keepsPosition ? () => inner.position() : undefined,
    [Symbol.asyncDispose]: () => inner[Symbol.asyncDispose](),
  };
  return sink;
}
