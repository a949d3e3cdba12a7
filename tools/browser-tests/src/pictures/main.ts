import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from '../chromium.ts';
import { readFingerprints, writeFingerprints } from './fingerprints.ts';
import { fingerprint, WORKSPACE } from './scene.ts';
import { SCENES } from './scenes.ts';

// Takes the pictures of the documents that are old; with `--all` all of them.
const { values: options } = parseArgs({ options: { all: { type: 'boolean', default: false } } });

/** For a plot that comes in smoothly, in milliseconds. */
const SETTLES = 1_500;

const known = options.all ? {} : readFingerprints();
const current: Record<string, string> = {};
const chromium = await launchChromium();
try {
  for (const openScene of Object.values(SCENES)) {
    const scene = await openScene();
    try {
      for (const picture of scene.pictures) {
        const { file, window } = picture;
        const shows = fingerprint(scene, picture);
        current[file] = shows;
        if (known[file] === shows) continue;
        const page = await chromium.newPage(window);
        await scene.open(page);
        await page.waitForTimeout(SETTLES);
        await mkdir(dirname(join(WORKSPACE, file)), { recursive: true });
        await writeFile(join(WORKSPACE, file), await webpOf(page));
        console.log(file);
        await page.close();
      }
    } finally {
      await scene[Symbol.asyncDispose]();
    }
  }
} finally {
  await chromium.close();
}
writeFingerprints(current);

/** The whole page as WebP, which Playwright's own screenshots are not: a third of the bytes of a PNG. */
async function webpOf(page: Page): Promise<Buffer> {
  const devTools = await page.context().newCDPSession(page);
  const { cssContentSize } = await devTools.send('Page.getLayoutMetrics');
  const { data } = await devTools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 85,
    captureBeyondViewport: true,
    clip: { ...cssContentSize, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
