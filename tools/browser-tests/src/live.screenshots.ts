import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asWebp } from './as-webp.ts';
import { launchChromium } from './chromium.ts';
import { liveHouse } from './live-house.ts';

// The pictures of the live page: the simulated house at noon, at night and after an outage; wide and narrow, light and dark.

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'packages', 'live', 'docs');

const SCENES = [
  { name: 'noon', start: '2026-06-15T10:36:00Z' },
  { name: 'night', start: '2026-01-15T21:24:00Z' },
  { name: 'outage', start: '2026-06-15T13:06:00Z', outage: [5, 3.2] },
] as const;

const SCREENS = [
  { name: 'wide-light', width: 1280, colorScheme: 'light' },
  { name: 'wide-dark', width: 1280, colorScheme: 'dark' },
  { name: 'narrow-light', width: 420, colorScheme: 'light' },
  { name: 'narrow-dark', width: 420, colorScheme: 'dark' },
] as const;

/** Long enough for some readings of every meter, in milliseconds. */
const SETTLES = 5_000;

await mkdir(FOLDER, { recursive: true });
const chromium = await launchChromium();
try {
  for (const { name: scene, ...options } of SCENES) {
    const house = await liveHouse({ ...options, watched: 60 });
    for (const { name: screen, width, colorScheme } of SCREENS) {
      const page = await chromium.newPage({
        viewport: { width, height: 900 },
        colorScheme,
        locale: screen.startsWith('narrow') ? 'de-CH' : 'en-GB',
      });
      await page.goto(house.live.url);
      await page.locator('#day-plot canvas').waitFor();
      await page.waitForTimeout(SETTLES);
      const picture = await page.screenshot({ fullPage: true, scale: 'css' });
      const path = join(FOLDER, `${scene}-${screen}.webp`);
      await writeFile(path, await asWebp(chromium, picture));
      console.log(path);
      await page.close();
    }
    await house[Symbol.asyncDispose]();
  }
} finally {
  await chromium.close();
}
