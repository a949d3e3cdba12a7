import type { MBusGateway, MBusMeter } from '@smart-me/account-api';
import { getMBusGateway, listDevices, listDevicesByEnergy } from '@smart-me/account-api/endpoints';
import { type Client, isSmartMeError, type SmartMeError } from '@smart-me/api-core';
import { isOverdue } from './last-seen.ts';

/** A meter in a gateway's list. */
export interface BusMeter {
  readonly gateway: string;
  readonly meter: MBusMeter;
  /** A gateway does not say when it last read a meter: this is the date of the device that the meter is. */
  readonly lastSeen: string | undefined;
}

/** A gateway with its meters, or why it could not be read. */
export type GatewayReadout = { readonly name: string } & (
  { readonly gateway: MBusGateway; readonly meters: readonly BusMeter[] } | { readonly problem: SmartMeError }
);

/** All M-Bus gateways of an account, and what the server's clock said then. */
export interface MBusReadout {
  readonly gateways: readonly GatewayReadout[];
  readonly asOf: Date;
}

/** Reads all gateways with their meters. One that cannot be read does not hide the others. */
export async function readMBus(client: Client, signal: AbortSignal): Promise<MBusReadout> {
  const [{ output: gateways, date = new Date() }, devices] = await Promise.all([
    client.call(listDevicesByEnergy, { meterEnergyType: 'mbusGateway' }, { signal }).withResponse(),
    client.call(listDevices, {}, { signal }),
  ]);
  const lastSeen = new Map(devices.map(({ id, valueDate }) => [id, valueDate]));

  const readGateway = async (id: string, name: string): Promise<GatewayReadout> => {
    try {
      const gateway = await client.call(getMBusGateway, { id }, { signal });
      const meters = gateway.meters ?? [];
      return {
        name,
        gateway,
        meters: meters.map((meter) => ({ gateway: name, meter, lastSeen: lastSeen.get(meter.id) })),
      };
    } catch (error) {
      if (isSmartMeError(error) && error.code !== 'unauthorized' && !signal.aborted)
        return { name, problem: error };
      throw error;
    }
  };
  return {
    gateways: await Promise.all(gateways.map(({ id, name = 'M-Bus gateway' }) => readGateway(id, name))),
    asOf: date,
  };
}

/** The meters that have not been read within the last 24 hours, or ever. */
export function overdueMeters({ gateways, asOf }: MBusReadout): BusMeter[] {
  return gateways
    .flatMap((readout) => ('meters' in readout ? readout.meters : []))
    .filter(({ lastSeen }) => isOverdue(lastSeen, asOf));
}
