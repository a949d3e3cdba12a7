import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** A PNG as WebP: a third of its bytes. */
async function asWebp(png: Buffer): Promise<Buffer> {
  const page = await chromium.newPage();
  const url = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.85);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

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
      await writeFile(path, await asWebp(picture));
      console.log(path);
      await page.close();
    }
    await house[Symbol.asyncDispose]();
  }
} finally {
  await chromium.close();
}
