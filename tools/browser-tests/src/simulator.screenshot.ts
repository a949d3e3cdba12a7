import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSimulator } from '@smart-me/simulator';
import { asWebp } from './as-webp.ts';
import { launchChromium } from './chromium.ts';

// The picture of the simulator's page, as it is today.

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'packages', 'simulator', 'docs');
const simulator = await startSimulator({ seed: 1, clock: { start: '2026-06-15T16:00:00Z', speed: 0 } });
const chromium = await launchChromium();
try {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await page.goto(simulator.url);
  await page.getByText('House connection').first().waitFor();
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'page.webp'), await asWebp(chromium, await page.screenshot({ scale: 'css' })));
} finally {
  await chromium.close();
  await simulator.stop();
}
