import { describe, expect, test } from '@jest/globals';
import { Faults } from './faults.ts';

describe('Faults', () => {
  test('without any, nothing happens', () => {
    expect(new Faults(1).fateOf('GET', '/Devices')).toEqual({ latency: 0, failure: undefined });
    expect(new Faults(1).nextDelivery()).toBeUndefined();
  });

  test('next hits the next requests in order, once each', () => {
    const faults = new Faults(1);
    faults.next({ kind: 'status', status: 503 }, { kind: 'cut' });
    const kinds = [1, 2, 3].map(() => faults.fateOf('GET', '/Devices').failure?.kind);
    expect(kinds).toEqual(['status', 'cut', undefined]);
  });

  test('a fault with a path is for that path and what lies below it, in any case', () => {
    const faults = new Faults(1, [{ kind: 'malformed', path: '/devices', method: 'get' }]);
    const hit = (method: string, path: string): boolean => faults.fateOf(method, path).failure !== undefined;
    expect([
      hit('GET', '/Devices'),
      hit('GET', '/DEVICES/1'),
      hit('POST', '/Devices'),
      hit('GET', '/DevicesByEnergy'),
    ]).toEqual([true, true, false, false]);
  });

  test('a pattern matches every time, whatever its flags', () => {
    const faults = new Faults(1, [{ kind: 'malformed', path: /values/gi }]);
    expect([1, 2, 3].map(() => faults.fateOf('GET', '/Values/1').failure?.kind)).toEqual([
      'malformed',
      'malformed',
      'malformed',
    ]);
  });

  test('latencies add up and go with a failure', () => {
    const faults = new Faults(1, [
      { kind: 'latency', milliseconds: 20 },
      { kind: 'status', status: 500 },
      { kind: 'latency', milliseconds: 5 },
    ]);
    expect(faults.fateOf('GET', '/User')).toMatchObject({ latency: 25, failure: { status: 500 } });
  });

  test('add lasts until its times are used up, or until it is taken back', () => {
    const faults = new Faults(1);
    faults.add({ kind: 'status', status: 500, times: 2 });
    const end = faults.add({ kind: 'status', status: 503 });
    const statuses = [1, 2, 3]
      .map(() => faults.fateOf('GET', '/User').failure)
      .map((failure) => failure?.kind === 'status' && failure.status);
    end();
    expect(statuses).toEqual([500, 500, 503]);
    expect(faults.fateOf('GET', '/User').failure).toBeUndefined();
  });

  test('a chance is drawn from the seed', () => {
    const draw = (seed: number): boolean[] => {
      const faults = new Faults(seed, [{ kind: 'cut', chance: 0.3 }]);
      return Array.from({ length: 200 }, () => faults.fateOf('GET', '/User').failure !== undefined);
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
    expect(draw(5).filter(Boolean).length).toBeGreaterThan(30);
    expect(draw(5).filter(Boolean).length).toBeLessThan(90);
  });

  test('faults of deliveries leave requests alone', () => {
    const faults = new Faults(1, [{ kind: 'drop', times: 1 }]);
    expect(faults.fateOf('GET', '/User').failure).toBeUndefined();
    expect([faults.nextDelivery()?.kind, faults.nextDelivery()?.kind]).toEqual(['drop', undefined]);
  });
});
