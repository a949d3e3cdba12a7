import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type AccountSource, accountSource, type LiveServer, serveLive } from '@smart-me/live';
import type { DeviceReading } from '@smart-me/readings';
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
  /** Minutes before that time of which the page has what the house's meter has sent, rather than its history. */
  readonly watched?: number | undefined;
}

const HOUR = 3_600_000;
/** Between two looks at the meter, in milliseconds. */
const LOOKS_EVERY = 5_000;

export async function liveHouse({
  start,
  outage,
  speed = 1,
  watched = 0,
}: LiveHouseOptions): Promise<LiveHouse> {
  const at = Date.parse(start);
  const simulator = await startSimulator({ clock: { start: at - watched * 60_000, speed: 0 } });
  const now = (): number => simulator.clock.milliseconds;
  const meter = deviceNamed(simulator, 'House connection');
  if (outage !== undefined) {
    meter.takeOffline({ from: at - outage[0] * HOUR, until: at - outage[1] * HOUR });
    deviceNamed(simulator, 'Gas boiler').takeOffline({ from: at - 7 * HOUR });
  }
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const sent: DeviceReading[] = [];
  while (now() < at) {
    await simulator.clock.advance(LOOKS_EVERY);
    sent.push(await account.values.now({ deviceId: meter.id }));
  }
  simulator.clock.speed = speed;
  const devices = await account.devices.list();
  const source = accountSource({ values: account.values, devices, everySeconds: 1, now });
  source.add(sent);
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
