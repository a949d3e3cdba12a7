import { describe, expect, test } from '@jest/globals';
import { SUMMER_MORNING } from '../api-of.ts';
import { account, EMPTY, idOf, simulator } from './world.ts';

export function mbusTests(): void {
  describe('M-Bus', () => {
    const settings = {
      addressingMode: 'secondary',
      primaryAddress: 9,
      secondaryAddress: '12345678',
      baudrate: 'baud2400',
      sendSndNke: true,
      sendAppReset: false,
    } as const;

    test('a gateway lists its meters, takes others and finds lost ones again', async () => {
      const id = await idOf('M-Bus gateway');
      const gateway = await account.mbusGateways.get({ id });
      expect(gateway).toMatchObject({
        name: 'M-Bus gateway',
        state: 'lastReadoutOk',
        readoutInterval: '10s',
        isAddingMetersAllowed: true,
      });
      expect(gateway.meters?.map(({ name, energyType }) => [name, energyType])).toEqual([
        ['Cold water', 'water'],
        ['Hot water', 'water'],
        ['Gas boiler', 'gas'],
        ['District heat', 'heat'],
      ]);
      await account.mbusGateways.addMeter({ id, ...settings });
      expect(await account.mbusGateways.getMeter({ id, index: 4 })).toMatchObject({
        id: EMPTY,
        secondaryAddress: '12345678',
        state: 'lastReadoutFailed',
      });
      expect(await account.mbusGateways.get({ id })).toMatchObject({ state: 'failedOnOneOrMoreMeter' });
      await expect(account.mbusGateways.addMeter({ id, ...settings })).rejects.toMatchObject({ status: 409 });
      await account.mbusGateways.updateMeter({ id, index: 4, ...settings, baudrate: 'baud9600' });
      expect(await account.mbusGateways.getMeter({ id, index: 4 })).toMatchObject({ baudrate: 'baud9600' });
      await account.mbusGateways.removeMeter({ id, index: 4 });
      await expect(account.mbusGateways.getMeter({ id, index: 4 })).rejects.toMatchObject({ status: 404 });

      await account.mbusGateways.removeAllMeters({ id, confirm: 'delete all meters' });
      expect((await account.mbusGateways.get({ id })).meters).toEqual([]);
      await account.mbusGateways.search({ id });
      expect(await account.mbusGateways.get({ id })).toMatchObject({ state: 'searchInProgress', meters: [] });
      await expect(account.mbusGateways.search({ id })).rejects.toMatchObject({ status: 409 });
      await simulator.clock.advance(60_000);
      expect((await account.mbusGateways.get({ id })).meters).toHaveLength(4);
    });

    test('a gateway reads as often as it is told; one that allows no more meters refuses them; deleted, it leaves its meters', async () => {
      const id = await idOf('M-Bus gateway');
      await account.mbusGateways.update({
        id,
        name: 'Cellar gateway',
        readoutInterval: '15min',
        isAddingMetersAllowed: false,
      });
      expect(await account.mbusGateways.get({ id })).toMatchObject({
        name: 'Cellar gateway',
        readoutInterval: '15min',
      });
      await expect(account.mbusGateways.addMeter({ id, ...settings })).rejects.toMatchObject({ status: 409 });
      await expect(account.mbusGateways.get({ id: await idOf('Cold water') })).rejects.toMatchObject({
        status: 404,
      });
      await account.mbusGateways.remove({ id });
      await expect(account.mbusGateways.get({ id })).rejects.toMatchObject({ status: 404 });
      expect(await idOf('Cold water')).toMatch(/-/);
    });

    test('a telegram makes a device of its meter and gives it its counter', async () => {
      // RSP_UD: meter 12345678, water, 123.456 m³ as eight BCD digits in litres.
      const payload = `08 01 72 78 56 34 12 24 40 01 07 55 00 00 00 0C 13 56 34 12 00`.replaceAll(' ', '');
      const bytes = Buffer.from(payload, 'hex');
      const checksum = (bytes.reduce((sum, byte) => sum + byte, 0) & 0xff).toString(16).padStart(2, '0');
      const length = bytes.length.toString(16).padStart(2, '0');
      const telegram = `68${length}${length}68${payload}${checksum}16`;
      await account.mbusTelegrams.send({ date: '2026-06-15T08:00:00Z', telegram });
      const device = await account.devices.get({ id: await idOf('M-Bus 12345678') });
      expect(device).toMatchObject({
        deviceEnergyType: 'water',
        counterReading: 123.456,
        counterReadingUnit: 'm3',
        additionalMeterSerialNumber: '12345678',
      });
      for (const broken of [telegram.slice(2), telegram.replace(/..16$/, '0016'), 'E5']) {
        await expect(
          account.mbusTelegrams.send({ date: SUMMER_MORNING, telegram: broken }),
        ).rejects.toMatchObject({ status: 400 });
      }
    });
  });
}
