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

/** What fills rectangles: a canvas. */
export interface Rectangles {
  fillStyle: unknown;
  fillRect(x: number, y: number, width: number, height: number): void;
}

/** The colours of what lies above and below zero, and the width of the line in pixels. */
export interface StepStyle {
  readonly width: number;
  readonly line: readonly [above: string, below: string];
  readonly area: readonly [above: string, below: string];
}

/**
 * Draws the same by rectangles: of thousands of short lines along the axes a browser draws
 * rectangles in a fraction of the time that a path takes it.
 */
export function drawRectangles(on: Rectangles, steps: Steps, { line, area, width }: StepStyle): void {
  const zero = steps.yOf(0);
  let colour = '';
  const rectangle = (side: string, x: number, y: number, right: number, bottom: number): void => {
    if (side !== colour) on.fillStyle = colour = side;
    on.fillRect(x, y, right - x, bottom - y);
  };
  const byZero = (
    [above, below]: readonly [string, string],
    left: number,
    top: number,
    right: number,
    bottom: number,
  ): void => {
    if (top < zero) rectangle(above, left, top, right, Math.min(zero, bottom));
    if (bottom > zero) rectangle(below, left, Math.max(zero, top), right, bottom);
  };
  const fill = alongAxes((left, top, right, bottom) => {
    if (top === bottom) byZero(area, left, Math.min(top, zero), right, Math.max(top, zero));
  });
  const stroke = alongAxes((left, top, right, bottom) => {
    byZero(line, left, top, right + width, bottom + width);
  });
  // The line over its area.
  drawSteps(NO_PEN, fill, steps);
  drawSteps(stroke, NO_PEN, steps);
}

const NO_PEN: Pen = { moveTo: () => undefined, lineTo: () => undefined };

/** A pen for lines along the axes: told of each by its ends. */
function alongAxes(draw: (left: number, top: number, right: number, bottom: number) => void): Pen {
  let [x, y] = [0, 0];
  return {
    moveTo(toX, toY) {
      [x, y] = [toX, toY];
    },
    lineTo(toX, toY) {
      if (toX !== x || toY !== y)
        draw(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY));
      [x, y] = [toX, toY];
    },
  };
}

/** The line of a series of uPlot, as steps on its canvas. @param until until when the last value holds */
export function stepsOf(
  { bbox, scales, data }: uPlot,
  series: number,
  [from, to]: readonly [from: number, to: number],
  until: number | undefined,
): Steps {
  const { min: firstTime = 0, max: lastTime = 1 } = scales['x'] ?? {};
  const { min: lowest = 0, max: highest = 1 } = scales['y'] ?? {};
  const perSecond = bbox.width / (lastTime - firstTime || 1);
  const perUnit = bbox.height / (highest - lowest || 1);
  return {
    times: data[0],
    values: data[series] ?? [],
    from,
    to,
    until,
    xOf: (time) => Math.round(bbox.left + (time - firstTime) * perSecond),
    yOf: (value) => Math.round(bbox.top + (highest - value) * perUnit),
  };
}

/** Paths for uPlot. @param until until when the last value holds */
export function stepPaths(until: () => number | undefined): uPlot.Series.PathBuilder {
  return (chart, series, from, to) => {
    const [stroke, fill] = [new Path2D(), new Path2D()];
    drawSteps(stroke, fill, stepsOf(chart, series, [from, to], until()));
    // 1: what uPlot clips by bands, of which there are none.
    return { stroke, fill, clip: null, band: null, gaps: [], flags: 1 };
  };
}
