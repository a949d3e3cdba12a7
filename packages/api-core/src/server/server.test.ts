import { describe, expect, test } from '@jest/globals';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { encodeInput } from '../endpoint/encode-input.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { decode } from '../testing/convert.ts';
import { deleteThing, getThing, listThings, postThing, putThing, thing } from '../testing/endpoints.ts';
import { instant } from '../wire/date-time.ts';
import { enumeration } from '../wire/enumeration.ts';
import { bool, double, int32, int64, text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';
import { array, mapped, optional, type WireType } from '../wire/wire-type.ts';
import { decodeInput, encodeOutput, matchEndpoint } from './index.ts';

const findThing = defineEndpoint({ method: 'GET', path: '/Things/search', response: thing });
const meter = defineEndpoint({
  method: 'GET',
  path: '/gateway/{id}/meter/{index}',
  params: { id: uuid, index: int32 },
});
const endpoints = [getThing, listThings, postThing, putThing, deleteThing, findThing, meter];

describe('matchEndpoint', () => {
  test.each<[string, string, Endpoint, Record<string, string>]>([
    ['GET', '/Things', listThings, {}],
    ['get', '/things/', listThings, {}],
    ['POST', '/THINGS', postThing, {}],
    ['GET', '/things/7', getThing, { id: '7' }],
    ['PUT', '/Things/a%2Fb%20c', putThing, { id: 'a/b c' }],
    ['GET', '/Things/Search', findThing, {}],
    ['DELETE', '/Things/search', deleteThing, { id: 'search' }],
    ['GET', '/gateway/1/meter/2', meter, { id: '1', index: '2' }],
  ])('%s %s', (method, pathname, endpoint, pathParams) => {
    expect(matchEndpoint(endpoints, method, pathname)).toEqual({ endpoint, pathParams });
  });

  test.each<[string, string, number]>([
    ['GET', '/', 404],
    ['GET', '/Thing', 404],
    ['GET', '/Things/7/8', 404],
    ['GET', '/Things//', 404],
    ['GET', '/Things/%E0%A4%A', 404],
    ['DELETE', '/Things', 405],
    ['POST', '/gateway/1/meter/2', 405],
  ])('%s %s is %i', (method, pathname, status) => {
    expect(matchEndpoint(endpoints, method, pathname)).toBe(status);
  });
});

describe('a path', () => {
  const fixed = defineEndpoint({ method: 'GET', path: '/a.b/(c)+$[1]' });
  const deep = defineEndpoint({ method: 'GET', path: '/x/{a}/y', params: { a: text } });
  const deeper = defineEndpoint({ method: 'GET', path: '/x/z/{b}', params: { b: text } });

  test('is what it says, sign by sign', () => {
    expect(matchEndpoint([fixed], 'GET', '/a.b/(c)+$[1]')).toEqual({ endpoint: fixed, pathParams: {} });
    expect(matchEndpoint([fixed], 'GET', '/aXb/(c)+$[1]')).toBe(404);
    expect(matchEndpoint([deep], 'GET', '/before/x/1/y')).toBe(404);
    expect(matchEndpoint([deep], 'GET', '/x/1/y/after')).toBe(404);
    expect(matchEndpoint([deep], 'GET', '/x//y')).toBe(404);
  });

  test('of two that fit is the one that is fixed where they differ first, whichever stands first', () => {
    for (const order of [
      [deep, deeper],
      [deeper, deep],
    ])
      expect(matchEndpoint<Endpoint>(order, 'GET', '/x/z/y')).toEqual({
        endpoint: deeper,
        pathParams: { b: 'y' },
      });
  });

  test('of two that are the same is the first', () => {
    const [one, other] = ['a', 'b'].map(() => defineEndpoint({ method: 'GET', path: '/same' }));
    expect(
      matchEndpoint(
        [one, other].filter((each) => each !== undefined),
        'GET',
        '/same',
      ),
    ).toMatchObject({
      endpoint: one,
    });
  });

  test('with another method beside it is known', () => {
    const post = defineEndpoint({ method: 'POST', path: '/same' });
    const get = defineEndpoint({ method: 'GET', path: '/same' });
    expect(matchEndpoint<Endpoint>([post, get], 'GET', '/same')).toMatchObject({ endpoint: get });
    expect(matchEndpoint<Endpoint>([get, post], 'PUT', '/same')).toBe(405);
  });
});

describe('a parameter of a query', () => {
  const query = (type: WireType<unknown>, text: string): unknown => {
    const endpoint = defineEndpoint({ method: 'GET', path: '/', params: { q: type } });
    const { q } = decodeInput<{ q: unknown }>(endpoint, {
      pathParams: {},
      searchParams: new URLSearchParams(text),
    });
    return q;
  };

  test.each<[WireType<unknown>, string, unknown]>([
    [int64, 'q=007', undefined],
    [int64, 'q=-7', -7],
    [int64, 'q=7x', undefined],
    [int64, 'q=x7', undefined],
    [double, 'q=1.5', 1.5],
    [double, 'q=1.', undefined],
    [double, 'q=1e3', 1000],
    [double, 'q=1E%2B3', 1000],
    [double, 'q=15e-1', 1.5],
    [double, 'q=1.25e1', 12.5],
    [double, `q=0.${'1'.repeat(38)}`, Number(`0.${'1'.repeat(38)}`)],
    [double, `q=0.${'1'.repeat(39)}`, undefined],
    [bool, 'q=TRUE', true],
    [bool, 'q=false', false],
    [bool, 'q=truely', undefined],
    [bool, 'q=untrue', undefined],
    [array(int32), 'q=1&q=2', [1, 2]],
    [array(int32), 'q=1', [1]],
    [array(text), 'q=a&Q=1', ['a', '1']],
    [text, 'q=true', 'true'],
  ])('%#. %s', (type, text, value) => {
    if (value === undefined) expect(() => query(type, text)).toThrow(SmartMeError);
    else expect(query(type, text)).toEqual(value);
  });

  test('that may be missing is', () => {
    const endpoint = defineEndpoint({ method: 'GET', path: '/', params: { q: optional(text) } });
    expect(decodeInput(endpoint, { pathParams: {}, searchParams: new URLSearchParams() })).toEqual({});
  });
});

test('a request that is refused says what to do', () => {
  const wrong = (): unknown =>
    decodeInput(postThing, { pathParams: {}, searchParams: new URLSearchParams(), body: '[' });
  expect(wrong).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      hint: 'Correct the request.',
      endpoint: 'POST /Things',
    }),
  );
});

test('a body of white space is none', () => {
  const list = defineEndpoint({ method: 'POST', path: '/Numbers', body: optional(array(double)) });
  const body = ' \r\n';
  expect(decodeInput(list, { pathParams: {}, searchParams: new URLSearchParams(), body })).toEqual({
    body: undefined,
  });
});

describe('decodeInput', () => {
  const search = defineEndpoint({
    method: 'POST',
    path: '/Search/{id}',
    params: {
      id: text,
      date: optional(instant),
      type: optional(enumeration({ water: 2 }, { prefix: 'ThingType' })),
      on: optional(bool),
      number: optional(int64),
      current: optional(double),
      tags: optional(array(int32)),
    },
    names: { current: 'currentMilliampere' },
    body: thing,
  });
  const input = {
    id: '0815',
    date: '2026-07-25T13:06:32.0500519Z',
    type: 'water' as const,
    on: true,
    number: 9007199254740993n,
    current: 1.5,
    tags: [1, 2],
    name: 'thing',
    parts: [{ name: 'part', value: Number.NaN }],
  };

  test('gives what the caller of the same endpoint gave', () => {
    const { query, json } = encodeInput(search, input);
    expect(
      decodeInput(search, { pathParams: { id: '0815' }, searchParams: query, body: json ?? '' }),
    ).toEqual(input);
  });

  test('reads names in any case and published members', () => {
    const searchParams = new URLSearchParams('TYPE=ThingTypeWater&On=True&CurrentMilliAmpere=2&tags=7');
    expect(decodeInput(search, { pathParams: { id: '1' }, searchParams, body: '{"NAME":"x"}' })).toEqual({
      id: '1',
      type: 'water',
      on: true,
      current: 2,
      tags: [7],
      name: 'x',
    });
  });

  test('keeps a text a text though it looks like a number', () => {
    expect(decodeInput(getThing, { pathParams: { id: '12' }, searchParams: new URLSearchParams() })).toEqual({
      id: '12',
    });
  });

  test.each<[Endpoint, Record<string, string>, string, string, string]>([
    [meter, { id: 'x', index: '1' }, '', '', 'id: expected a GUID, got a string'],
    [search, { id: '1' }, 'on=perhaps', '{"name":"x"}', 'on: expected true or false, got a string'],
    [
      search,
      { id: '1' },
      'number=1.5',
      '{"name":"x"}',
      'number: expected an integer of 64 bits, got a string',
    ],
    [search, { id: '1' }, 'on=', '{"name":"x"}', 'on: expected true or false, got an empty string'],
    [search, { id: '1' }, '', '', 'the value: expected an object, got nothing'],
    [search, { id: '1' }, '', '{"name":', 'the body is not JSON'],
    [
      search,
      { id: '1' },
      '',
      '{"name":"x","parts":[{"name":1}]}',
      'parts[0].name: expected a string, got a number',
    ],
  ])('names what is wrong: %#', (endpoint, pathParams, query, body, what) => {
    expect(() =>
      decodeInput(endpoint, { pathParams, searchParams: new URLSearchParams(query), body }),
    ).toThrow(`${endpoint.method} ${endpoint.path}: ${what}.`);
  });

  test('gives a body that is no object as body', () => {
    const list = defineEndpoint({ method: 'POST', path: '/Numbers', body: array(double) });
    expect(
      decodeInput(list, { pathParams: {}, searchParams: new URLSearchParams(), body: '[1,"NaN"]' }),
    ).toEqual({ body: [1, Number.NaN] });
  });
});

describe('encodeOutput', () => {
  const value = { name: 'x', kind: 'water' as const, serial: 9007199254740993n, parts: [{ name: 'y' }] };

  test('writes as the platform does: PascalCase and null for what is absent', () => {
    expect(
      encodeOutput(getThing, Object.assign({ colour: 'red' }, value), { casing: 'pascal', nulls: true }),
    ).toBe(
      '{"Name":"x","Kind":1,"Serial":9007199254740993,"Value":null,"ValueDate":null,"Password":null,"Parts":[' +
        '{"Name":"y","Kind":null,"Serial":null,"Value":null,"ValueDate":null,"Password":null,"Parts":null}],"colour":"red"}',
    );
  });

  test('writes as it is documented: camelCase', () => {
    expect(encodeOutput(getThing, value, { casing: 'camel', nulls: false })).toBe(
      '{"name":"x","kind":1,"serial":9007199254740993,"parts":[{"name":"y"}]}',
    );
  });

  test('styles lists, optional outputs, and objects inside codecs', () => {
    const wrapped = mapped(wireObject({ code: text }, { names: { code: 'obisCode' } }), {
      expected: 'a code',
      decode: ({ code }) => code,
      encode: (code: string) => ({ code }),
    });
    const endpoint = defineEndpoint({
      method: 'GET',
      path: '/Codes',
      response: optional(array(wrapped)),
    });
    expect(encodeOutput(endpoint, ['a', 'b'], { casing: 'pascal', nulls: true })).toBe(
      '[{"ObisCode":"a"},{"ObisCode":"b"}]',
    );
    expect(encodeOutput(endpoint, undefined, { casing: 'pascal', nulls: true })).toBe('null');
  });

  test('is nothing for an endpoint without a response', () => {
    expect(encodeOutput(deleteThing, undefined, { casing: 'pascal', nulls: true })).toBe('');
  });

  test('refuses what the endpoint does not describe, by its place', () => {
    const wrong = [{ name: 'x' }, { name: 7 }] as unknown as [{ name: string }];
    expect(() => encodeOutput(listThings, wrong, { casing: 'camel', nulls: false })).toThrow(
      new TypeError('GET /Things: [1].name: expected a string, got a number'),
    );
  });

  test.each(['pascal', 'camel'] as const)('in %s is what a client reads as it was', (casing) => {
    const read: unknown = decode(
      thing,
      JSON.parse(encodeOutput(getThing, { ...value, serial: 7 }, { casing, nulls: true })),
    );
    expect(read).toEqual({ ...value, serial: 7 });
  });
});
