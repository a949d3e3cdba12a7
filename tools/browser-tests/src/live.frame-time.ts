import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { launchChromium } from './chromium.ts';
import { deviceNamed } from './device-named.ts';
import { liveHouse } from './live-house.ts';

// What one reading costs a page whose last hour has 10,000 points: everything that the browser's main thread does for it.

const POINTS = 10_000;
const READINGS = 100;

const house = await liveHouse({ start: '2026-06-15T10:36:00Z', speed: 1 });
const chromium = await launchChromium();
try {
  const { id } = deviceNamed(house.simulator, 'House connection');
  const obis = parseObis('1-0:16.7.0*255');
  const start = house.simulator.clock.milliseconds;
  const reading = (at: number): DeviceReading => ({
    deviceId: id,
    timestamp: new Timestamp(Math.round(at)),
    values: [{ obis, value: 2000 * Math.sin(at / 60_000) + 300 * Math.sin(at / 1_000), unit: 'W' }],
  });
  const step = 3_500_000 / POINTS;
  house.source.add(Array.from({ length: POINTS }, (_, index) => reading(start - (POINTS - index) * step)));
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(house.live.url);
  await page.locator('#hour-plot canvas').waitFor();
  await page.waitForTimeout(2_000);
  const devTools = await page.context().newCDPSession(page);
  // Time of the thread, not of the clock: other work on the machine does not count.
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busy();
  for (let count = 0; count < READINGS; count += 1) {
    house.source.add([reading(house.simulator.clock.milliseconds)]);
    await page.waitForTimeout(50);
  }
  const milliseconds = ((await busy()) - before) * 1000;
  console.log(
    `${POINTS} points: ${(milliseconds / READINGS).toFixed(2)} ms of the main thread for a reading and its frame`,
  );
} finally {
  await chromium.close();
  await house[Symbol.asyncDispose]();
}
