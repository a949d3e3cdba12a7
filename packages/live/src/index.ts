// The page.
export { type LiveOptions, type LiveServer, serveLive } from './serve-live.ts';

// Where its readings come from, beside the stores and buses that are sources themselves.
export {
  type AccountSource,
  accountSource,
  type AccountSourceOptions,
  type ReadingCalls,
} from './account-source.ts';
export { followedSource, type FollowedSourceOptions } from './followed-source.ts';
export { feedSource, type FeedSourceOptions, type ReadingFeed } from './feed-source.ts';
