// For tests of logs.
export { type LogFixture, testLog, type TestLogOptions } from './log/test-log.ts';
