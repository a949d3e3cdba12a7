import { expect, test } from '@jest/globals';
import { drawRectangles, drawSteps, type Pen, type Steps } from './steps.ts';

/** What is drawn, as SVG writes it. */
function drawn(steps: Partial<Steps> & Pick<Steps, 'times' | 'values'>): {
  readonly line: string;
  readonly area: string;
} {
  const [stroke, fill] = [recorder(), recorder()];
  drawSteps(stroke, fill, {
    from: 0,
    to: steps.times.length - 1,
    until: undefined,
    xOf: Math.round,
    yOf: (value) => value,
    ...steps,
  });
  return { line: stroke.path.join(' '), area: fill.path.join(' ') };
}

function recorder(): Pen & { readonly path: string[] } {
  const path: string[] = [];
  return {
    path,
    moveTo: (x, y) => path.push(`M${x},${y}`),
    lineTo: (x, y) => path.push(`L${x},${y}`),
  };
}

test('a value holds until the next one, the last one until now', () => {
  const { line, area } = drawn({ times: [0, 10, 20], values: [5, 7, 6], until: 30 });
  expect(line).toBe('M0,5 L10,5 L10,7 L20,7 L20,6 L30,6');
  expect(area).toBe('M0,0 L0,5 L10,5 L10,7 L20,7 L20,6 L30,6 L30,0');
});

test('where nothing was read the line is broken, and the area with it', () => {
  const { line, area } = drawn({ times: [0, 10, 15, 20, 30], values: [5, 5, null, 6, 8] });
  expect(line).toBe('M0,5 L10,5 L10,5 M20,6 L30,6 L30,8 L30,8');
  expect(area).toBe('M0,0 L0,5 L10,5 L10,5 L10,0 M20,0 L20,6 L30,6 L30,8 L30,8 L30,0');
});

test('of the values in one pixel the lowest, the highest and the last are drawn', () => {
  const { line } = drawn({ times: [0, 0.1, 0.2, 0.3, 0.4, 5], values: [5, 9, 1, 4, 6, 6] });
  expect(line).toBe('M0,5 L0,1 L0,9 L0,6 L5,6 L5,6 L5,6');
  const times = Array.from({ length: 10_000 }, (_, index) => index / 100);
  const many = drawn({ times, values: times.map((time) => 100 * Math.sin(time * 50)) });
  expect(many.line.split(' ').length).toBeLessThanOrEqual(5 * 101 + 1);
});

test('nothing is drawn of nothing', () => {
  expect(drawn({ times: [], values: [] })).toEqual({ line: '', area: '' });
  expect(drawn({ times: [1], values: [null], until: 9 })).toEqual({ line: '', area: '' });
});

/** Each rectangle with its colour. */
function rectangles(steps: Partial<Steps> & Pick<Steps, 'times' | 'values'>): string[] {
  const filled: string[] = [];
  const canvas = {
    fillStyle: '' as unknown,
    fillRect(x: number, y: number, width: number, height: number): void {
      filled.push(`${String(canvas.fillStyle)} ${x},${y} ${width}x${height}`);
    },
  };
  drawRectangles(
    canvas,
    {
      from: 0,
      to: steps.times.length - 1,
      until: undefined,
      xOf: Math.round,
      // Zero is at 10; what is above it has smaller numbers.
      yOf: (value) => 10 - value,
      ...steps,
    },
    { width: 1, line: ['import', 'export'], area: ['import area', 'export area'] },
  );
  return filled;
}

test('the same by rectangles: the areas, then the line over them, by zero in two colours', () => {
  expect(rectangles({ times: [0, 5, 8], values: [4, -3, -3], until: 9 })).toEqual([
    'import area 0,6 5x4',
    'export area 5,10 3x3',
    'export area 8,10 1x3',
    'import 0,6 6x1',
    'import 5,6 1x4',
    'export 5,10 1x4',
    'export 5,13 4x1',
    'export 8,13 2x1',
  ]);
});

test('no rectangle spans a time in which nothing was read', () => {
  expect(rectangles({ times: [0, 5, 7, 9, 12], values: [4, 4, null, 2, 2] })).toEqual([
    'import area 0,6 5x4',
    'import area 9,8 3x2',
    'import 0,6 6x1',
    'import 9,8 4x1',
  ]);
});
