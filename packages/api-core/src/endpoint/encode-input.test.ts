import { describe, expect, test } from '@jest/globals';
import { instant } from '../wire/date-time.ts';
import { enumeration } from '../wire/enumeration.ts';
import { bool, double, int32, int64, text } from '../wire/scalars.ts';
import { array, optional } from '../wire/wire-type.ts';
import { failure } from '../testing/failure.ts';
import { decode } from '../testing/convert.ts';
import { getThing, postThing, putThing, thing } from '../testing/endpoints.ts';
import { wireObject } from '../wire/wire-object.ts';
import { defineEndpoint } from './define-endpoint.ts';
import { encodeInput, type EncodedInput } from './encode-input.ts';
import type { Endpoint } from './endpoint.ts';

/** The request line and the body of a call. */
function encoded(endpoint: Endpoint, input: Record<string, unknown>): string {
  const { path, query, json }: EncodedInput = encodeInput(endpoint, input);
  return [`${path}?${query.toString()}`.replace(/\?$/, ''), json]
    .filter((part) => part !== undefined)
    .join(' ');
}

async function refusal(endpoint: Endpoint, input: Record<string, unknown>): Promise<string> {
  const call = async (): Promise<string> => Promise.resolve(encoded(endpoint, input));
  const error = await failure(call());
  expect(error.code).toBe('invalid_request');
  return error.message;
}

describe('a parameter in the path', () => {
  const mbusMeter = defineEndpoint({
    method: 'GET',
    path: '/mbus/{id}/meter/{index}',
    params: { id: text, index: int32 },
  });

  test('is one segment, whatever it holds', () => {
    expect(encoded(mbusMeter, { id: 'a/b?c#d%2e ü', index: 3 })).toBe(
      '/mbus/a%2Fb%3Fc%23d%252e%20%C3%BC/meter/3',
    );
    expect(encoded(getThing, { id: '{id}' })).toBe('/Things/%7Bid%7D');
    expect(encoded(getThing, { id: '$&$1' })).toBe('/Things/%24%26%241');
    expect(encoded(getThing, { id: '...' })).toBe('/Things/...');
  });

  test.each(['', '.', '..', '\ud800'])('is refused when it would make another path: %j', async (id) => {
    expect(await refusal(getThing, { id })).toBe(
      'GET /Things/{id}: not sent: id is empty or a step in a path (. or ..).',
    );
  });
});

describe('a parameter in the query', () => {
  const search = defineEndpoint({
    method: 'GET',
    path: '/Search',
    params: {
      text: optional(text),
      date: optional(instant),
      kind: optional(enumeration({ water: 2 })),
      on: optional(bool),
      serial: optional(int64),
      currentMilliampere: optional(double),
      tags: optional(array(text)),
    },
    names: { currentMilliampere: 'current' },
  });

  test('is written as its type has it', () => {
    expect(encoded(search, { date: new Date(0), kind: 'water', on: false, serial: 9007199254740993n })).toBe(
      '/Search?date=1970-01-01T00%3A00%3A00.000Z&kind=2&on=false&serial=9007199254740993',
    );
  });

  test('has its wire name', () => {
    expect(encoded(search, { currentMilliampere: 6000 })).toBe('/Search?current=6000');
  });

  test('cannot add another one', () => {
    expect(encoded(search, { text: 'a&b=c+d#e' })).toBe('/Search?text=a%26b%3Dc%2Bd%23e');
  });

  test('that is a list is repeated', () => {
    expect(encoded(search, { tags: ['a', 'b'] })).toBe('/Search?tags=a&tags=b');
  });

  test('may be absent', () => {
    expect(encoded(search, { text: undefined })).toBe('/Search');
  });
});

describe('a body', () => {
  test('holds what is not a parameter', () => {
    expect(encoded(putThing, { id: '7', name: 'thing', kind: 'heat', serial: 9007199254740993n })).toBe(
      '/Things/7 {"name":"thing","kind":2,"serial":9007199254740993}',
    );
  });

  test('keeps fields that its type does not know: what was read can be written back', () => {
    const read = decode(thing, { Name: 'thing', Colour: 'red' });
    expect(encoded(postThing, { ...read })).toBe('/Things {"name":"thing","Colour":"red"}');
  });

  test('that is no object is input.body', () => {
    const list = defineEndpoint({
      method: 'POST',
      path: '/Numbers',
      params: { q: optional(text) },
      body: array(double),
    });
    expect(encoded(list, { q: 'x', body: [1, Number.NaN] })).toBe('/Numbers?q=x [1,"NaN"]');
  });
});

test('a body that JSON cannot hold is refused', async () => {
  const cycle: Record<string, unknown> = { name: 'x' };
  cycle['itself'] = cycle;
  const open = defineEndpoint({
    method: 'POST',
    path: '/Open',
    body: wireObject({ name: text }, { open: true }),
  });
  expect(await refusal(open, cycle)).toBe('POST /Open: not sent: its body cannot be written as JSON.');
});

describe('what is wrong in an input is named', () => {
  test.each<[Endpoint, Record<string, unknown>, string]>([
    [getThing, {}, 'GET /Things/{id}: not sent: id: expected a string, got nothing.'],
    [getThing, { id: 7 }, 'GET /Things/{id}: not sent: id: expected a string, got 7.'],
    [
      getThing,
      { id: '7', idd: '8' },
      'GET /Things/{id}: not sent: it has no parameter idd (did you mean id?).',
    ],
    [
      postThing,
      { name: 'x', nmae: 'y' },
      "POST /Things: not sent: nmae: expected no such field, got 'y' (did you mean name?).",
    ],
    [
      postThing,
      { name: 'x', password: 7 },
      'POST /Things: not sent: password: expected a string, got a number.',
    ],
    [
      postThing,
      { name: 'x', valueDate: 'k'.repeat(41) },
      'POST /Things: not sent: valueDate: expected an ISO 8601 date and time, got a string.',
    ],
    [postThing, {}, 'POST /Things: not sent: name: expected a string, got nothing.'],
    [
      postThing,
      { name: 'x', parts: [{ name: 'y' }, { name: 'z', kind: 'steam' }] },
      "POST /Things: not sent: parts[1].kind: expected an integer, or one of water, heat, got 'steam'.",
    ],
  ])('%#', async (endpoint, input, message) => {
    expect(await refusal(endpoint, input)).toBe(message);
  });
});

test.each([
  [null, 'GET /Things/{id}: not sent: its input is an object, { id }, and got null.'],
  ['7', 'GET /Things/{id}: not sent: its input is an object, { id }, and got a string.'],
  [['7'], 'GET /Things/{id}: not sent: its input is an object, { id }, and got an array.'],
])('an input that is no object is refused: %j', async (input, message) => {
  expect(await refusal(getThing, input as unknown as Record<string, unknown>)).toBe(message);
});

test('an input that is no object is told what it has to hold, parameters and fields of the body', async () => {
  const refused = (endpoint: Endpoint): Promise<string> => refusal(endpoint, null as never);
  expect(await refused(putThing)).toBe(
    'PUT /Things/{id}: not sent: its input is an object, { id, name }, and got null.',
  );
  const free = defineEndpoint({ method: 'GET', path: '/Free', params: { q: optional(text) } });
  expect(await refused(free)).toBe('GET /Free: not sent: its input is an object, {}, and got null.');
});

test('what is refused says where to mend it', async () => {
  const call = async (): Promise<unknown> => Promise.resolve(encodeInput(getThing, {}));
  await expect(failure(call())).resolves.toMatchObject({
    code: 'invalid_request',
    hint: 'Correct the input of the call.',
    endpoint: 'GET /Things/{id}',
  });
});

describe('a parameter that a call does not have', () => {
  const none = defineEndpoint({ method: 'GET', path: '/None' });
  const list = defineEndpoint({ method: 'POST', path: '/List', params: { q: text }, body: array(text) });

  test.each<[Endpoint, Record<string, unknown>, string]>([
    [none, { x: 1 }, 'GET /None: not sent: it has no parameter x.'],
    [none, { body: [] }, 'GET /None: not sent: it has no parameter body.'],
    [list, { q: 'x', body: [], other: 1 }, 'POST /List: not sent: it has no parameter other.'],
    [list, { q: 'x' }, 'POST /List: not sent: body: expected an array, got nothing.'],
    [list, { q: 'x', body: [7] }, 'POST /List: not sent: body[0]: expected a string, got 7.'],
  ])('is refused: %#', async (endpoint, input, message) => {
    expect(await refusal(endpoint, input)).toBe(message);
  });
});

test('several steps of a path that are none are all named', async () => {
  const two = defineEndpoint({ method: 'GET', path: '/{a}/{b}', params: { a: text, b: text } });
  expect(await refusal(two, { a: '', b: '..' })).toBe(
    'GET /{a}/{b}: not sent: a or b is empty or a step in a path (. or ..).',
  );
});

describe('defineEndpoint', () => {
  test('knows which methods are idempotent, and takes another word for it', () => {
    const idempotent = (method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'): boolean =>
      defineEndpoint({ method, path: '/' }).idempotent;
    expect([idempotent('GET'), idempotent('PUT'), idempotent('DELETE')]).toEqual([true, true, true]);
    expect([idempotent('POST'), idempotent('PATCH')]).toEqual([false, false]);
    expect(defineEndpoint({ method: 'POST', path: '/', idempotent: true }).idempotent).toBe(true);
  });
});
