// The log on JetStream.
export { type JetStreamLog, type JetStreamOptions, openJetStream } from './log/open-jetstream.ts';
export type { NatsCredentials, NatsServerOptions } from './log/connection.ts';
export type { JetStreamDurability } from './log/durability.ts';
export { spoolFirst, type SpoolFirstOptions } from './log/spool-first.ts';

// Readings of now, for live views.
export {
  type ReadingsSubject,
  readingsSubject,
  type ReadingsSubjectOptions,
} from './readings/readings-subject.ts';
