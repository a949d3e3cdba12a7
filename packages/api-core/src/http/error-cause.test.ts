import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { isErrorLike, redactedError, systemCode } from './error-cause.ts';
import { Redactor } from './redactor.ts';

describe('an error', () => {
  test('is one also when it comes from another realm', () => {
    expect(isErrorLike(runInNewContext('new TypeError("x")'))).toBe(true);
    expect([null, undefined, 'Error', { message: 'x' }, { name: 'x' }].map(isErrorLike)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('has the code of the system at itself or at a cause', () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(systemCode(refused)).toBe('ECONNREFUSED');
    expect(systemCode(new TypeError('fetch failed', { cause: refused }))).toBe('ECONNREFUSED');
    expect(systemCode(Object.assign(new Error('x'), { code: 20 }))).toBeUndefined();
    expect(systemCode(Object.assign(new Error('x'), { code: 'not a code: s3cr3t' }))).toBeUndefined();
  });

  test('whose causes go in circles comes to an end', () => {
    const error: Error = new Error('round');
    error.cause = error;
    expect(systemCode(error)).toBeUndefined();
    expect(redactedError(error, new Redactor())).toMatchObject({
      cause: { cause: { cause: { message: 'round' } } },
    });
  });

  test('is copied without the secrets and without what else it holds', () => {
    const cause = Object.assign(new RangeError('cause s3cr3t'), { request: 's3cr3t', code: 'EPIPE' });
    const copy = redactedError(new TypeError('s3cr3t', { cause }), new Redactor(['s3cr3t']));
    expect(copy).toMatchObject({
      name: 'TypeError',
      message: '[redacted]',
      cause: { name: 'RangeError', message: 'cause [redacted]', code: 'EPIPE' },
    });
    expect(copy?.cause).not.toHaveProperty('request');
    expect(copy?.stack).not.toContain('s3cr3t');
  });
});
