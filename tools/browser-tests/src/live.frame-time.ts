import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { launchChromium } from './chromium.ts';
import { deviceNamed } from './device-named.ts';
import { liveHouse } from './live-house.ts';

// What one reading costs a page whose last hour has 10,000 points: everything that the browser's main thread does for the frame that shows it.

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
  await chromium.startTracing(page, { categories: ['cc', 'toplevel', '__metadata'] });
  for (let count = 0; count < READINGS; count += 1) {
    house.source.add([reading(house.simulator.clock.milliseconds)]);
    await page.waitForTimeout(50);
  }
  const frames = mainFrames(await chromium.stopTracing());
  const at = (share: number): string => (frames[Math.floor(share * frames.length)] ?? Number.NaN).toFixed(2);
  console.log(
    `${POINTS} points, ${READINGS} readings, ${frames.length} frames: ${at(0.5)} ms of the main thread for a frame, ` +
      `${at(0.9)} for nine in ten, ${at(0.99)} for 99 in a hundred`,
  );
} finally {
  await chromium.close();
  await house[Symbol.asyncDispose]();
}

/**
 * What each frame cost the main thread of the page, in ms, ascending: scripts, style, layout, painting, and what the compositor gets.
 * By the thread's own clock, so that other work on the machine does not count. A frame without a reading draws next to nothing.
 */
function mainFrames(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'ProxyMain::BeginMainFrame' && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((milliseconds) => milliseconds > 1)
    .sort((one, other) => one - other);
}

/** As much of an event of a trace as is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}
