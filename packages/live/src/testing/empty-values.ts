import type { ReadingCalls } from '../account-source.ts';

/** The values of an account that has never measured anything. */
export const emptyValues: ReadingCalls = {
  now: () => Promise.reject(Object.assign(new Error('no values'), { code: 'not_found' })),
  async *history() {},
  async *poll() {},
};
