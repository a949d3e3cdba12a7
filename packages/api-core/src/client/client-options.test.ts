import { describe, expect, test } from '@jest/globals';
import { apiKey } from '../auth/auth-provider.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { checkedOptions, checkedPlace, type ClientOptions } from './client-options.ts';

const check = (options: Partial<ClientOptions>): object =>
  checkedOptions({ auth: apiKey('key'), ...options });

test('an option that is left out has its default', () => {
  expect(check({})).toMatchObject({
    place: undefined,
    timeout: 30_000,
    totalTimeout: 120_000,
    retry: { limit: 3, backoff: 300, maxBackoff: 10_000 },
    concurrency: 8,
    maxResponseBytes: 67_108_864,
    hooks: {},
    userAgent: undefined,
    fetch: undefined,
  });
  expect(check({ retry: { limit: 0 } })).toMatchObject({
    retry: { limit: 0, backoff: 300, maxBackoff: 10_000 },
  });
});

describe('an option is taken', () => {
  test.each<Partial<ClientOptions>>([
    { timeout: 1 },
    { timeout: 1.5 },
    { totalTimeout: 2_147_483_647 },
    { retry: { limit: 0, backoff: 0, maxBackoff: 0 } },
    { retry: { limit: 100, backoff: 2_147_483_647, maxBackoff: 2_147_483_647 } },
    { concurrency: 1 },
    { concurrency: 1_000_000 },
    { maxResponseBytes: 1 },
    { maxResponseBytes: Number.MAX_SAFE_INTEGER },
  ])('at its edge: %j', (options) => {
    expect(check(options)).toMatchObject(options);
  });
});

describe('an option is refused, with the values that it takes', () => {
  const time = 'Give a number from 1 to 2147483647.';

  test.each<[Partial<ClientOptions>, string, string]>([
    [{ timeout: 0.5 }, 'timeout is 0.5', time],
    [{ timeout: 2 ** 31 }, 'timeout is 2147483648', time],
    [{ totalTimeout: 0 }, 'totalTimeout is 0', time],
    [{ totalTimeout: 2 ** 31 }, 'totalTimeout is 2147483648', time],
    [{ retry: { limit: 101 } }, 'retry.limit is 101', 'Give an integer from 0 to 100.'],
    [{ retry: { limit: 0.5 } }, 'retry.limit is 0.5', 'Give an integer from 0 to 100.'],
    [{ retry: { backoff: 2 ** 31 } }, 'retry.backoff is 2147483648', 'Give a number from 0 to 2147483647.'],
    [{ retry: { maxBackoff: -1 } }, 'retry.maxBackoff is -1', 'Give a number from 0 to 2147483647.'],
    [{ concurrency: 1_000_001 }, 'concurrency is 1000001', 'Give an integer from 1 to 1000000.'],
    [{ maxResponseBytes: 0 }, 'maxResponseBytes is 0', 'Give an integer from 1 to 9007199254740991.'],
    [
      { maxResponseBytes: 2 ** 53 },
      'maxResponseBytes is 9007199254740992',
      'Give an integer from 1 to 9007199254740991.',
    ],
  ])('%j', (options, what, hint) => {
    expect(() => check(options)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: `The option ${what}.`, hint }),
    );
  });

  test.each([' X-Api-Key', 'X-Api-Key ', 'Äpi-Key', ''])('a header that cannot be: %j', (header) => {
    expect(() => check({ auth: { header, authorization: () => 'key' } })).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        message: 'The AuthProvider names a header that cannot be.',
        hint: 'Give the name alone: X-Api-Key.',
      }),
    );
  });
});

describe('a baseUrl', () => {
  test('leads to a place, without the slashes at its end', () => {
    expect(checkedPlace('https://Example.com/a//b//')).toEqual({
      baseUrl: 'https://example.com/a//b',
      origin: 'https://example.com',
    });
  });

  test.each([
    ['example.com', 'is not a URL'],
    ['https://ada@example.com', 'holds credentials'],
    ['https://:geheim@example.com', 'holds credentials'],
    ['https://example.com?key=geheim', 'holds a query or a fragment'],
    ['https://example.com#geheim', 'holds a query or a fragment'],
  ])('is refused, and not repeated: %s', (url, what) => {
    let error: unknown;
    try {
      checkedPlace(url);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SmartMeError);
    expect(error).toMatchObject({
      code: 'invalid_request',
      message: `The baseUrl ${what}.`,
      hint: 'Give an address such as https://api.smart-me.com, with the path that all calls begin with; credentials go into auth.',
    });
  });
});
