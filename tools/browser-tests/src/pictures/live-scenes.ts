import { type LiveHouse, liveHouse, type LiveHouseOptions } from '../live-house.ts';
import type { Picture, Scene } from './scene.ts';

/** The simulated house at noon, at night and after an outage. */
export const LIVE_SCENES: Readonly<Record<string, LiveHouseOptions>> = {
  noon: { start: '2026-06-15T10:36:00Z' },
  night: { start: '2026-01-15T21:24:00Z' },
  outage: { start: '2026-06-15T13:06:00Z', outage: [5, 3.2] },
};

/** One of them on the live page: wide and narrow, light and dark. */
export async function openLiveScene(name: string): Promise<Scene> {
  const options = LIVE_SCENES[name];
  if (options === undefined) throw new Error(`There is no scene ${name}.`);
  const house = await liveHouse({ ...options, speed: 0 });
  const page = await (await fetch(house.live.url)).text();
  const state = (await get(house, '/api/state')) as { readonly devices: readonly { readonly id: string }[] };
  const day = await get(house, `/api/day?device=${state.devices[0]?.id ?? ''}`);
  // The same house with an hour of what it has sent, for which it needs some seconds: only where a picture is taken.
  let watched: Promise<LiveHouse> | undefined;
  return {
    shows: JSON.stringify([page, { ...state, lastEventId: undefined }, day]),
    pictures: [
      ...picturesOf(name, 'wide', { viewport: { width: 1280, height: 900 }, locale: 'en-GB' }),
      ...picturesOf(name, 'narrow', { viewport: { width: 420, height: 900 }, locale: 'de-CH' }),
    ],
    open: async (tab) => {
      watched ??= liveHouse({ ...options, watched: 60, speed: 0 });
      await tab.goto((await watched).live.url);
      await tab.locator('#day-plot canvas').waitFor();
      await tab.locator('#values tr').nth(10).waitFor();
    },
    async [Symbol.asyncDispose]() {
      await house[Symbol.asyncDispose]();
      await (await watched)?.[Symbol.asyncDispose]();
    },
  };
}

function picturesOf(scene: string, width: string, window: Picture['window']): Picture[] {
  return (['light', 'dark'] as const).map((colorScheme) => ({
    file: `packages/live/docs/${scene}-${width}-${colorScheme}.webp`,
    window: { ...window, colorScheme },
  }));
}

async function get({ live: { url } }: LiveHouse, path: string): Promise<unknown> {
  return (await fetch(new URL(path, url))).json();
}
