// The log on JetStream.
export { type JetStreamLog, type JetStreamOptions, openJetStream } from './log/open-jetstream.ts';
export type { NatsCredentials, NatsServerOptions } from './log/connection.ts';
export type { JetStreamDurability } from './log/durability.ts';
