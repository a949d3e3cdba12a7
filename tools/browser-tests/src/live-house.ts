import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type AccountSource, accountSource, type LiveServer, serveLive } from '@smart-me/live';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { deviceNamed } from './device-named.ts';

/** A live page of the simulated house. */
export interface LiveHouse extends AsyncDisposable {
  readonly simulator: Simulator;
  readonly source: AccountSource;
  /** The page; after `restart` another one under the same address. */
  live: LiveServer;
  /** Kills the server of the page. */
  stop(): Promise<void>;
  /** Starts it again under its address. */
  restart(): Promise<void>;
}

export interface LiveHouseOptions {
  /** The time that the house has. */
  readonly start: string;
  /** A house whose meter sent nothing between these hours before now. */
  readonly outage?: readonly [from: number, until: number] | undefined;
  readonly speed?: number | undefined;
}

const HOUR = 3_600_000;

export async function liveHouse({ start, outage, speed = 1 }: LiveHouseOptions): Promise<LiveHouse> {
  const simulator = await startSimulator({ clock: { start, speed } });
  const now = (): number => simulator.clock.milliseconds;
  if (outage !== undefined) {
    const [from, until] = outage.map((hours) => now() - hours * HOUR);
    if (from !== undefined && until !== undefined)
      deviceNamed(simulator, 'House connection').takeOffline({ from, until });
    deviceNamed(simulator, 'Gas boiler').takeOffline({ from: now() - 7 * HOUR });
  }
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const devices = await account.devices.list();
  const source = accountSource({ values: account.values, devices, everySeconds: 1, now });
  const names = new Map(devices.map(({ id, name = id }) => [id, name]));
  const serve = (port: number): Promise<LiveServer> =>
    serveLive({ source, names, now, port, timeZone: 'Europe/Zurich' });
  const house: LiveHouse = {
    simulator,
    source,
    live: await serve(0),
    stop: () => house.live.close(),
    restart: async () => {
      house.live = await serve(Number(new URL(house.live.url).port));
    },
    async [Symbol.asyncDispose]() {
      await house.live.close();
      await source[Symbol.asyncDispose]();
      await simulator.stop();
    },
  };
  return house;
}
