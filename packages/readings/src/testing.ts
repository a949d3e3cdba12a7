// For tests of sinks, and of programs that write to one.
export { type MemorySink, memorySink } from './store/memory-sink.ts';
export { type SinkFixture, type StoredValue, testSink, type TestSinkOptions } from './store/test-sink.ts';
