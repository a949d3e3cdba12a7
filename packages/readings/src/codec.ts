// For codecs that fill `ReadingColumns` themselves: how columns keep ticks. Not covered by semantic versioning.
export { endOfDevice } from './columns/reading-columns.ts';
export {
  highWord,
  loadTicks,
  lowWord,
  MAX_VALUE_MILLISECONDS,
  MIN_VALUE_MILLISECONDS,
  storeTicks,
  storeWords,
  TICKS_PER_MILLISECOND,
} from './time/ticks.ts';
