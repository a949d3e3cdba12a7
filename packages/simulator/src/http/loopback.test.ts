import { expect, test } from '@jest/globals';
import { isLoopbackOrigin, servesHost } from './loopback.ts';

test('a server on loopback responds to the name that it was told to listen on', () => {
  const serves = servesHost({ address: '127.0.1.1', family: 'IPv4', port: 8080 }, 'Demo-Box');
  expect(['demo-box:8080', 'localhost:8080', 'other-box:8080'].map(serves)).toEqual([true, true, false]);
});

test('it is on loopback by IPv6 too, and then takes the same names', () => {
  const serves = servesHost({ address: '::1', family: 'IPv6', port: 8080 }, '::1');
  expect(['[::1]:8080', 'localhost', '127.0.0.1', 'evil.example'].map(serves)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test.each([
  ['http://localhost:5173', true],
  ['http://app.localhost:5173', true],
  ['https://127.9.9.9', true],
  ['http://[::1]', true],
  ['https://localhost.evil.example', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://evillocalhost', false],
  ['null', false],
])('a page of the origin %s is of this machine: %p', (origin, isOwn) => {
  expect(isLoopbackOrigin(origin)).toBe(isOwn);
});
