import { describe, expect, test } from '@jest/globals';
import { isLoopback, isSecure } from './secure-origin.ts';

describe('a URL of this machine', () => {
  test.each([
    'http://localhost:1',
    'https://localhost',
    'http://LOCALHOST',
    'http://simulator.localhost',
    'http://127.0.0.1:8472/api',
    'http://127.1.2.3',
    'http://127.1',
    'http://0x7f.1',
    'http://2130706433',
    'http://[::1]:1',
    'http://[0:0:0:0:0:0:0:1]',
  ])('is %s', (url) => {
    expect([isLoopback(url), isLoopback(new URL(url)), isSecure(url)]).toEqual([true, true, true]);
  });

  test.each([
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com',
    'http://notlocalhost',
    'http://.localhost.example.com',
    'http://128.0.0.1',
    'http://[::2]',
    'http://[::ffff:8.8.8.8]',
    'http://0.0.0.0',
    'ftp://192.168.1.1',
    'localhost',
    '',
  ])('is not %j', (url) => {
    expect([isLoopback(url), isSecure(url)]).toEqual([false, false]);
  });
});

test('secrets travel by https, or by http on this machine', () => {
  expect(isSecure('https://api.smart-me.com')).toBe(true);
  expect(isSecure('ws://localhost')).toBe(false);
});
