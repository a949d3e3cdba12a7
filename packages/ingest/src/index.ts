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
} from './log/delivery-log-error.ts';
export { openSpool, type SpoolOptions } from './spool/open-spool.ts';

// The store: readings on this machine, without a database server.
export { openStore, type ReadingStore, type StoreOptions } from './store/open-store.ts';
export type { GapSource } from './store/gap-source.ts';
