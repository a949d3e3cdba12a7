import type uPlot from 'uplot';

/** What draws a line: a `Path2D`. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
}

/** What is drawn, and where. */
export interface Steps {
  readonly times: ArrayLike<number>;
  /** A break where it is null. */
  readonly values: ArrayLike<number | null | undefined>;
  /** The first and the last index. */
  readonly from: number;
  readonly to: number;
  /** Until when the last value holds; undefined where nobody knows. */
  readonly until: number | undefined;
  /** Whole pixels. */
  readonly xOf: (time: number) => number;
  readonly yOf: (value: number) => number;
}

/**
 * Draws a line that holds each value until the next: meters send what has changed, so a slope between two values is one
 * that nobody measured. Of the values within a pixel the line has the lowest, the highest and the last, so that its length
 * depends on the width and not on how often a meter sends.
 *
 * @param fill the area between the line and zero
 */
export function drawSteps(stroke: Pen, fill: Pen, steps: Steps): void {
  const { times, values, from, to, until, xOf, yOf } = steps;
  const zero = yOf(0);
  let isOpen = false;
  let [x, last, low, high] = [0, 0, 0, 0];
  const line = (toX: number, toY: number): void => {
    stroke.lineTo(toX, toY);
    fill.lineTo(toX, toY);
  };
  const endPixel = (): void => {
    if (low === high) return;
    line(x, low);
    line(x, high);
    line(x, last);
  };
  for (let index = from; index <= to; index += 1) {
    const value = values[index] ?? undefined;
    if (value === undefined) {
      if (isOpen) {
        endPixel();
        fill.lineTo(x, zero);
      }
      isOpen = false;
      continue;
    }
    const at = xOf(times[index] ?? 0);
    const y = yOf(value);
    if (isOpen && at === x) {
      if (y < low) low = y;
      if (y > high) high = y;
      last = y;
      continue;
    }
    if (isOpen) {
      endPixel();
      line(at, last);
      line(at, y);
    } else {
      stroke.moveTo(at, y);
      fill.moveTo(at, zero);
      fill.lineTo(at, y);
    }
    isOpen = true;
    x = at;
    last = low = high = y;
  }
  if (!isOpen) return;
  endPixel();
  const end = until === undefined ? x : Math.max(x, xOf(until));
  line(end, last);
  fill.lineTo(end, zero);
}

/** The same for uPlot. @param until until when the last value holds */
export function stepPaths(until: () => number | undefined): uPlot.Series.PathBuilder {
  return (chart, series, from, to) => {
    const { bbox, scales } = chart;
    const { min: firstTime = 0, max: lastTime = 1 } = scales['x'] ?? {};
    const { min: lowest = 0, max: highest = 1 } = scales['y'] ?? {};
    const perSecond = bbox.width / (lastTime - firstTime || 1);
    const perUnit = bbox.height / (highest - lowest || 1);
    const [stroke, fill] = [new Path2D(), new Path2D()];
    drawSteps(stroke, fill, {
      times: chart.data[0],
      values: chart.data[series] ?? [],
      from,
      to,
      until: until(),
      xOf: (time) => Math.round(bbox.left + (time - firstTime) * perSecond),
      yOf: (value) => Math.round(bbox.top + (highest - value) * perUnit),
    });
    // 1: what uPlot clips by bands, of which there are none.
    return { stroke, fill, clip: null, band: null, gaps: [], flags: 1 };
  };
}
