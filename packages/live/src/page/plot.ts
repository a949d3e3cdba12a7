import uPlot from 'uplot';
import { colour } from './dom.ts';
import { clockTime, currentTimeZone } from './format.ts';

/** A plot of the page: what uPlot draws, in the colours of the style sheet, for mouse, touch and keyboard. */
export interface Plot {
  readonly chart: uPlot;
  destroy(): void;
}

/** What a plot is made of beside its data. */
export interface PlotOptions {
  readonly target: HTMLElement;
  readonly height: number;
  readonly series: readonly uPlot.Series[];
  readonly data: uPlot.AlignedData;
  /** Of the vertical axis. */
  readonly unit: string;
  /** How many of the numbers in the data one of the unit is: 1000 for W drawn as kW. */
  readonly divisor: number;
  readonly bands?: readonly uPlot.Band[] | undefined;
  readonly draw?: ((chart: uPlot) => void) | undefined;
  readonly drawBehind?: ((chart: uPlot) => void) | undefined;
  /** The span shown, in seconds. */
  readonly span: () => readonly [from: number, to: number];
  /** Whether zero is always shown. */
  readonly hasZero: boolean;
  /** Told of the point under the cursor; undefined when there is none. */
  readonly onCursor: (index: number | undefined) => void;
}

const FONT = '12px system-ui, sans-serif';

export function createPlot(options: PlotOptions): Plot {
  const { target, height, series, data, unit, divisor, span, hasZero, onCursor } = options;
  const axis = {
    stroke: colour('quiet'),
    font: FONT,
    ticks: { show: false },
    grid: { stroke: colour('grid'), width: 1 },
  };
  const chart = new uPlot(
    {
      width: target.clientWidth,
      height,
      ms: 1e-3,
      tzDate: zonedDate,
      padding: [18, 22, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: true, range: () => [...span()] as [number, number] },
        y: { range: (_, low, high) => rangeOf(low, high, hasZero) },
      },
      axes: [
        {
          ...axis,
          size: 28,
          gap: 6,
          space: 64,
          values: (_, splits) => splits.map((at) => clockTime(at * 1000)),
        },
        {
          ...axis,
          size: 56,
          gap: 6,
          space: 36,
          values: (_, splits) =>
            splits.map((value) => axisText(value / divisor, splits.length > 0 ? unit : '')),
        },
      ],
      series: [{}, ...series],
      ...(options.bands && { bands: [...options.bands] }),
      hooks: {
        drawClear: [(chart) => options.drawBehind?.(chart)],
        draw: [(chart) => options.draw?.(chart)],
        setCursor: [
          ({ cursor }) => {
            onCursor(cursor.idx ?? undefined);
          },
        ],
      },
    },
    data,
    target,
  );

  const resizing = new ResizeObserver(() => {
    if (target.clientWidth > 0 && target.clientWidth !== chart.width)
      chart.setSize({ width: target.clientWidth, height });
  });
  resizing.observe(target);
  const onKey = (event: KeyboardEvent): void => {
    moveCursor(chart, event);
  };
  target.addEventListener('keydown', onKey);
  return {
    chart,
    destroy() {
      resizing.disconnect();
      target.removeEventListener('keydown', onKey);
      chart.destroy();
    },
  };
}

const offsets = new Map<string, number>();

/** The date that local time shows. The offset changes by the quarter hour at most, and is slow to ask for. */
function zonedDate(seconds: number): Date {
  const quarter = Math.floor(seconds / 900) * 900_000;
  const key = `${currentTimeZone()} ${quarter}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = uPlot.tzDate(new Date(quarter), currentTimeZone()).getTime() - quarter;
    if (offsets.size > 1000) offsets.clear();
    offsets.set(key, offset);
  }
  return new Date(seconds * 1000 + offset);
}

function rangeOf(low: number | null, high: number | null, hasZero: boolean): [number, number] {
  let [from, to] = [low ?? 0, high ?? 1];
  if (hasZero) [from, to] = [Math.min(0, from), Math.max(0, to)];
  if (from === to) [from, to] = [from - (hasZero ? 0 : 1), to + 1];
  const room = (to - from) * 0.08;
  return [hasZero && from === 0 ? 0 : from - room, hasZero && to === 0 ? 0 : to + room];
}

function axisText(value: number, unit: string): string {
  const number = Number(value.toPrecision(6));
  return `${String(number).replace('-', '\u2212')}${unit === '' ? '' : ` ${unit}`}`;
}

/** Left and right move by a point, with Shift by ten; Home and End to the ends; Escape leaves. */
function moveCursor(chart: uPlot, event: KeyboardEvent): void {
  const times = chart.data[0];
  const last = times.length - 1;
  if (last < 0) return;
  const at = chart.cursor.idx ?? undefined;
  const by = event.shiftKey ? 10 : 1;
  const next: number | undefined = {
    ArrowLeft: (at ?? last + 1) - by,
    ArrowRight: (at ?? -1) + by,
    Home: 0,
    End: last,
  }[event.key];
  if (event.key === 'Escape') {
    chart.setCursor({ left: -10, top: -10 });
    return;
  }
  if (next === undefined) return;
  event.preventDefault();
  const index = Math.min(last, Math.max(0, next));
  chart.setCursor({ left: chart.valToPos(times[index] ?? 0, 'x'), top: chart.over.clientHeight / 2 });
}

/** Hatches spans of time over the whole height: there nothing is known. */
export function hatch(chart: uPlot, spans: readonly (readonly [from: number, to: number])[]): void {
  const { ctx, bbox } = chart;
  ctx.save();
  // A curve with dashes may have been drawn before.
  ctx.setLineDash([]);
  ctx.strokeStyle = colour('hatch');
  ctx.lineWidth = devicePixelRatio;
  for (const [from, to] of spans) {
    const left = Math.max(bbox.left, chart.valToPos(from, 'x', true));
    const right = Math.min(bbox.left + bbox.width, chart.valToPos(to, 'x', true));
    if (right - left < 1) continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.beginPath();
    const step = 7 * devicePixelRatio;
    // From a common origin, so that neighbours join.
    const start = bbox.left + Math.floor((left - bbox.left - bbox.height) / step) * step;
    for (let x = start; x < right; x += step) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}

/** A colour above zero and another below it, as a gradient over the plot. */
export function byZero(above: string, below: string): (chart: uPlot) => CanvasGradient | string {
  return (chart) => {
    const { bbox, ctx } = chart;
    const zero = chart.valToPos(0, 'y', true);
    if (!Number.isFinite(zero) || bbox.height <= 0) return above;
    const share = Math.min(1, Math.max(0, (zero - bbox.top) / bbox.height));
    const gradient = ctx.createLinearGradient(0, bbox.top, 0, bbox.top + bbox.height);
    gradient.addColorStop(0, above);
    gradient.addColorStop(share, above);
    gradient.addColorStop(share, below);
    gradient.addColorStop(1, below);
    return gradient;
  };
}

/** A number in the unit that a whole plot has: kW where one of its powers is in thousands. */
export function plotUnit(
  unit: string,
  values: Iterable<number | null | undefined>,
): { unit: string; divisor: number } {
  if (unit !== 'W' && unit !== 'Wh') return { unit, divisor: 1 };
  for (const value of values) if (Math.abs(value ?? 0) >= 2000) return { unit: `k${unit}`, divisor: 1000 };
  return { unit, divisor: 1 };
}
