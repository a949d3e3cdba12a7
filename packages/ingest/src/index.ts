// The log: what is acknowledged is in it.
export type {
  ConsumerStatus,
  DeadLetter,
  DeliveryBatch,
  DeliveryLog,
  LogStatus,
  Quarantined,
  ReadOptions,
} from './log/delivery-log.ts';
export { type Delivery, deliveryOf, type NewDelivery } from './log/delivery.ts';
export { profileOfText, profileText } from './log/delivery-profile.ts';
export {
  DeliveryLogError,
  type DeliveryLogErrorCode,
  type DeliveryLogErrorDetails,
  logErrors,
} from './log/delivery-log-error.ts';
export { openSpool, type SpoolOptions } from './spool/open-spool.ts';

// The store: readings on this machine, without a database server.
export { openStore, type ReadingStore, type StoreOptions } from './store/open-store.ts';
export type { GapOptions, GapSource } from './store/gap-source.ts';

// From the receiver through the log to the sinks.
export { type Ingest, type IngestOptions, startIngest } from './ingest/start-ingest.ts';
export type { AcceptedCounts, IngestStatus } from './ingest/ingest-status.ts';
export type { IngestEvent } from './ingest/ingest-event.ts';
export type { SinkCounts, SinkProgress } from './ingest/sink-feed.ts';
export type { Retried } from './ingest/retry-dead-letters.ts';
export { rebuild, type RebuildOptions, type Rebuilt } from './ingest/rebuild.ts';
export { restDelivery } from './log/delivery.ts';

// Gaps, and what fills them.
export type { GapEvent, GapReason } from './backfill/fill-gap.ts';
export type { BackfillOptions } from './backfill/backfill-options.ts';
export type { BackfillStatus, OpenGap } from './backfill/backfill.ts';
export { fillGap, type FillGapOptions, type HistorySource } from './backfill/fill-gap.ts';
