import { expect, test } from '@jest/globals';
import { deviceNamed } from './find-device.ts';

const DEVICES = [
  { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', name: 'House connection', serial: 7907952 },
  { id: '11111111-9f8e-4183-b3d1-0c1622a22ca1', name: 'Solar plant', serial: 63000000 },
  { id: '22222222-9f8e-4183-b3d1-0c1622a22ca1', name: 'Wärmepumpe', serial: 636731327420929937n },
  { id: '33333333-9f8e-4183-b3d1-0c1622a22ca1', name: 'Car', serial: 3 },
  { id: '44444444-9f8e-4183-b3d1-0c1622a22ca1', name: 'car ', serial: 4 },
  { id: '55555555-9f8e-4183-b3d1-0c1622a22ca1', name: '4' },
];

test.each([
  ['a name', 'House connection', 'House connection'],
  ['a name in another case, with blanks', ' solar  PLANT ', 'Solar plant'],
  ['a name in the other Unicode form', 'Wa\u0308rmepumpe', 'Wärmepumpe'],
  ['a serial number', '7907952', 'House connection'],
  ['a serial number as on the label', '07907952-123', 'House connection'],
  ['a serial number with its maker and type', '1 SME 01 63000000', 'Solar plant'],
  ['a serial number of 18 digits', '636731327420929937', 'Wärmepumpe'],
  ['an id', '3BD0FCE9-9F8E-4183-B3D1-0C1622A22CA1', 'House connection'],
  ['an id in braces', '{3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1}', 'House connection'],
])('a device is found by %s', (_, text, name) => {
  expect(deviceNamed(DEVICES, text).name).toBe(name);
});

test.each([
  ['House conection', 'Did you mean House connection?'],
  ['solra plant', 'Did you mean Solar plant?'],
  ['7907925', 'Did you mean 7907952 (House connection)?'],
  ['connection', 'Did you mean House connection?'],
  ['zzzzzzzz', 'There are: House connection, Solar plant, Wärmepumpe, Car, car, 4.'],
])('%s is nobody, and the likely one is named', (text, hint) => {
  expect(() => deviceNamed(DEVICES, text)).toThrow(
    expect.objectContaining({ name: 'UsageError', message: `there is no device "${text}"`, hint }),
  );
});

test.each(['car', '4'])('%s is two, and neither is taken', (text) => {
  expect(() => deviceNamed(DEVICES, text)).toThrow(`2 devices are "${text}"`);
});

test('an account without devices says so', () => {
  expect(() => deviceNamed([], 'x')).toThrow(expect.objectContaining({ hint: 'The account has no device.' }));
});
