import { expect, test } from '@jest/globals';
import { endpointsOf } from '@smart-me/api-core';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import { implementations } from './implementations.ts';

test('every endpoint of the account and the partner API has one handler', () => {
  const endpoints = [...endpointsOf(accountEndpoints), ...endpointsOf(partnerEndpoints)];
  const implemented = implementations.map(({ endpoint }) => endpoint);
  const names = (of: typeof endpoints): string[] => of.map(({ method, path }) => `${method} ${path}`);
  expect(names(endpoints.filter((endpoint) => !implemented.includes(endpoint)))).toEqual([]);
  expect(new Set(implemented).size).toBe(implemented.length);
  expect(endpoints.length).toBeGreaterThan(90);
});
