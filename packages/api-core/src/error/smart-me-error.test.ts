import { describe, expect, jest, test } from '@jest/globals';
import { isSmartMeError, SmartMeError } from './smart-me-error.ts';

const error = new SmartMeError('GET /Things: gone.', {
  code: 'not_found',
  hint: 'Look elsewhere.',
  status: 404,
  retryAfter: 5,
});

describe('isSmartMeError', () => {
  test('tells a SmartMeError, of any code or of this one', () => {
    expect(isSmartMeError(error)).toBe(true);
    expect(isSmartMeError(error, 'not_found')).toBe(true);
    expect(isSmartMeError(error, 'network')).toBe(false);
  });

  test.each([new Error('x'), { code: 'not_found', name: 'SmartMeError' }, 'not_found', null, undefined])(
    'refuses %p',
    (value) => {
      expect(isSmartMeError(value)).toBe(false);
    },
  );

  test('knows the errors of another copy of the package', async () => {
    jest.resetModules();
    const other = await import('./smart-me-error.ts');
    expect(other.SmartMeError).not.toBe(SmartMeError);
    expect(other.isSmartMeError(error, 'not_found')).toBe(true);
    expect(isSmartMeError(new other.SmartMeError('x', { code: 'timeout', hint: '' }), 'timeout')).toBe(true);
  });
});

test('the JSON of an error is fit for a log', () => {
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'SmartMeError',
    message: 'GET /Things: gone.',
    code: 'not_found',
    hint: 'Look elsewhere.',
    status: 404,
    retryAfter: 5,
  });
});
