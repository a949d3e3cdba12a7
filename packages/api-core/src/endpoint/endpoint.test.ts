import { expect, test } from '@jest/globals';
import { getThing, listThings, postThing } from '../testing/endpoints.ts';
import { endpointName, endpointsOf, isEndpoint } from './endpoint.ts';

test('the endpoints of a tree are those of its branches, in their order', () => {
  expect(endpointsOf({ things: { get: getThing, more: { list: listThings } }, create: postThing })).toEqual([
    getThing,
    listThings,
    postThing,
  ]);
  expect(endpointsOf({})).toEqual([]);
});

test('a branch may be called as a part of an endpoint is', () => {
  expect(isEndpoint(getThing)).toBe(true);
  expect(
    [{ path: getThing, method: listThings }, { path: getThing }, { method: listThings }, {}].map(isEndpoint),
  ).toEqual([false, false, false, false]);
});

test('an endpoint is named by method and path', () => {
  expect(endpointName(getThing)).toBe('GET /Things/{id}');
});
