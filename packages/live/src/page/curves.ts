import type uPlot from 'uplot';
import { byId, colour, write } from './dom.ts';
import { clockTime, measuredText, tabledText } from './format.ts';
import type { Curve, Model } from './model.ts';
import { byZero, createPlot, hatch, type Plot, plotUnit } from './plot.ts';
import { drawRectangles, stepPaths, stepsOf } from './steps.ts';
import { text } from './texts.ts';

const HOUR = 3600;
/** Seconds without a reading after which a curve is broken: a meter that sends what has changed sends after 330 at the latest. */
const LONGEST = 340;
/** From this number of points on lines are a pixel wide, and a single one is drawn by rectangles: browsers draw others several times as slowly. */
const DENSE = 2_000;

/** The last hour of one or more curves in one plot. */
export class HourPlot {
  readonly #id: string;
  readonly #colours: readonly string[];
  #plot: Plot | undefined;
  #kind = '';
  /** What was drawn last, and when. */
  #drawn = '';
  #gaps: readonly (readonly [number, number])[] = [];
  #curves: readonly Curve[] = [];
  #model: Model;

  /** Draws into the element `id`, in these colours of the style sheet; a single curve differs above and below zero. */
  constructor(id: string, model: Model, colours: readonly string[]) {
    this.#id = id;
    this.#model = model;
    this.#colours = colours;
  }

  get curves(): readonly Curve[] {
    return this.#curves;
  }

  /** Draws these curves: of one unit, under the names they have here. */
  show(curves: readonly Curve[], names: readonly string[], hasZero: boolean): void {
    this.#curves = curves;
    const target = byId(this.#id);
    const now = this.#model.now / 1000;
    // In less than a second or two nothing moves by a pixel, and a curve that has nothing new need not be drawn.
    const drawn = `${names.join()} ${Math.floor(now / 2)} ${contentOf(curves)}`;
    if (this.#plot !== undefined && drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { data, gaps } = aligned(curves, now);
    this.#gaps = gaps;
    const units = curves.map(({ unit, values }) => plotUnit(unit, values));
    const { unit, divisor } = units.find((one) => one.divisor > 1) ?? units[0] ?? { unit: '', divisor: 1 };
    const isDense = data[0].length > DENSE;
    const kind = `${curves.map(({ code }) => code).join()} ${unit} ${names.join()} ${isDense}`;
    this.#describe(target, names);
    if (this.#plot !== undefined && kind === this.#kind) {
      this.#plot.chart.setData(data);
      return;
    }
    this.destroy();
    this.#kind = kind;
    if (curves.length === 0) return;
    const isOne = curves.length === 1;
    this.#plot = createPlot({
      target,
      height: isOne ? 240 : 200,
      data,
      unit,
      divisor,
      hasZero,
      series: curves.map((_, index) => this.#seriesOf(index, isOne, isDense)),
      drawBehind: (chart) => {
        hatch(chart, this.#gaps);
      },
      draw: isOne && isDense ? this.#drawDense : undefined,
      span: () => [this.#model.now / 1000 - HOUR, this.#model.now / 1000],
      onCursor: (index) => {
        this.#read(index, names);
      },
    });
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#kind = '';
  }

  #seriesOf(index: number, isOne: boolean, isDense: boolean): uPlot.Series {
    const name = this.#colours[index] ?? 'ink';
    if (isOne && isDense) return { paths: () => null, points: { show: false } };
    const paths = stepPaths(() => this.#until);
    if (!isOne)
      return {
        paths,
        stroke: colour(name),
        width: isDense ? 1 : 1.5,
        dash: [...(DASHES[index] ?? [])],
        points: { show: false },
      };
    return {
      paths,
      stroke: byZero(colour('import'), colour('export')),
      fill: byZero(colour('import-fill'), colour('export-fill')),
      width: 1.75,
      points: { show: false },
    };
  }

  readonly #drawDense = (chart: uPlot): void => {
    const { ctx, bbox } = chart;
    const line = [colour('import'), colour('export')] as const;
    const area = [colour('import-fill'), colour('export-fill')] as const;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const steps = stepsOf(chart, 1, chart.series[0]?.idxs ?? [0, chart.data[0].length - 1], this.#until);
    drawRectangles(ctx, steps, { line, area, width: Math.round(devicePixelRatio) });
    ctx.restore();
  };

  /** The last value holds until now, if it came lately. */
  get #until(): number | undefined {
    const now = this.#model.now / 1000;
    return now - (this.#plot?.chart.data[0].at(-1) ?? 0) > LONGEST ? undefined : now;
  }

  /** What a screen reader says of the picture. */
  #describe(target: HTMLElement, names: readonly string[]): void {
    const parts = this.#curves.flatMap(({ values, unit }, index) => {
      if (values.length === 0) return [];
      let from = Infinity;
      let to = -Infinity;
      for (const value of values) {
        if (value < from) from = value;
        if (value > to) to = value;
      }
      const name = names[index] ?? '';
      const range = text('range', {
        from: measuredText(from, unit),
        to: measuredText(to, unit),
        n: measuredText(values.at(-1) ?? 0, unit),
      });
      return [`${name} ${range}`.trim()];
    });
    const label = `${parts.join('; ')}. ${text('plotHint')}`;
    if (target.getAttribute('aria-label') !== label) target.setAttribute('aria-label', label);
  }

  #read(index: number | undefined, names: readonly string[]): void {
    const data = this.#plot?.chart.data;
    const at = index === undefined ? undefined : data?.[0][index];
    const parts = (data?.slice(1) ?? []).flatMap((column, curve) => {
      const value = index === undefined ? undefined : column[index];
      if (value === undefined || value === null) return [];
      return [
        names.length > 1
          ? `${names[curve] ?? ''} ${tabledText(value, this.#curves[curve]?.unit ?? '')}`
          : measuredText(value, this.#curves[curve]?.unit ?? ''),
      ];
    });
    write(
      byId(`${this.#id}-readout`),
      at === undefined ? '' : `${clockTime(at * 1000, true)}  ${parts.join('  ·  ')}`,
    );
  }
}

/** Differs when something has come. */
const contentOf = (curves: readonly Curve[]): string =>
  curves.map(({ code, unit, at }) => `${code} ${unit} ${at.length} ${at.at(-1) ?? 0}`).join();

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3]];

/** Curves on the times of all of them, broken where nothing was read for long. */
function aligned(
  curves: readonly Curve[],
  now: number,
): { readonly data: uPlot.AlignedData; readonly gaps: readonly (readonly [number, number])[] } {
  const from = now - HOUR;
  const gaps: [number, number][] = [];
  if (curves.length === 1) {
    const [curve] = curves;
    const times: number[] = [];
    const values: (number | null)[] = [];
    let before = from;
    curve?.at.forEach((milliseconds, index) => {
      const at = milliseconds / 1000;
      if (at - before > LONGEST && at > from) {
        gaps.push([before, at]);
        times.push((before + at) / 2);
        values.push(null);
      }
      times.push(at);
      values.push(curve.values[index] ?? null);
      before = at;
    });
    if (now - before > LONGEST) gaps.push([before, now]);
    return { data: [times, values], gaps };
  }
  // Messages leave out what has hardly changed: between two values of a phase the line goes on.
  const all = [...new Set(curves.flatMap(({ at }) => at))].sort((one, other) => one - other);
  const times: number[] = [];
  let before = from;
  for (const at of [...all.map((at) => at / 1000), now]) {
    if (at - before > LONGEST && at > from) {
      gaps.push([before, at]);
      times.push((before + at) / 2);
    }
    times.push(at);
    before = at;
  }
  times.pop();
  const columns = curves.map((curve) => {
    const known = new Map(curve.at.map((at, index) => [at / 1000, curve.values[index]]));
    const breaks = new Set(gaps.map(([from, to]) => (from + to) / 2));
    let last: number | null = null;
    return times.map((at) => (breaks.has(at) ? null : (last = known.get(at) ?? last)));
  });
  return { data: [times, ...columns], gaps };
}
