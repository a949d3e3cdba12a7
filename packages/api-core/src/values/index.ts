// Readings over any range of time, and readings as they become new: what both APIs are made of.
export {
  type DeviceLike,
  type FetchedReadings,
  type FetchReadings,
  type HistoryEntry,
  type HistoryGap,
  type HistoryOptions,
  type HistoryProgress,
  type HistoryReading,
  MAX_READINGS,
} from './history-options.ts';
export { readInOneCall, type ReadingsOfOneCall } from './one-call.ts';
export { readingHistory } from './history.ts';
export { type PollOptions, pollReadings, type StaleDevice } from './poll.ts';
