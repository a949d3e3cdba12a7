import uPlot from 'uplot';
import type { WireDay, WireDayCounter, WireSlot } from '../wire.ts';
import { byId, colour, element, write } from './dom.ts';
import { clockTime, measuredText } from './format.ts';
import type { Model } from './model.ts';
import { createPlot, hatch, type Plot, plotUnit } from './plot.ts';
import { text } from './texts.ts';

/** What a counter counts, in a word: which way the energy flows. */
export function counterWord(model: Model, code: string): string {
  const direction = model.quantities.get(code)?.direction;
  if (direction === 'import') return text('import');
  return direction === 'export' ? text('export') : text('counted');
}

/** The load profile of today: import upwards, export downwards, the peak named, gaps hatched. */
export class DayPlot {
  readonly #model: Model;
  #plot: Plot | undefined;
  #day: WireDay | undefined;
  #kind = '';

  constructor(model: Model) {
    this.#model = model;
  }

  show(day: WireDay | undefined): void {
    const counters = shownCounters(day);
    this.#day = day;
    const isEmpty = day === undefined || counters.length === 0;
    byId('day-empty').hidden = day === undefined || !isEmpty;
    byId('day-plot').hidden = isEmpty;
    byId('day-legend').replaceChildren(...(isEmpty ? [] : this.#legend(counters)));
    if (isEmpty) {
      this.destroy();
      return;
    }
    const slots = counters[0]?.slots ?? [];
    const times = slots.map(({ from, to }) => (from + to) / 2000);
    const isExport = ({ code }: WireDayCounter): boolean =>
      this.#model.quantities.get(code)?.direction === 'export';
    const columns = counters.map((counter) =>
      counter.slots.map(({ mean }) => (mean === undefined ? null : isExport(counter) ? -mean : mean)),
    );
    const { unit, divisor } = plotUnit(counters[0]?.meanUnit ?? '', columns.flat());
    const kind = `${day.from} ${unit} ${counters.map(({ code }) => code).join()}`;
    const data: uPlot.AlignedData = [times, ...columns];
    this.#describe(counters);
    if (this.#plot !== undefined && kind === this.#kind) {
      this.#plot.chart.setData(data);
      return;
    }
    this.destroy();
    this.#kind = kind;
    const bars = uPlot.paths.bars?.({ size: [0.86, 40], align: 0, radius: 0.12 });
    this.#plot = createPlot({
      target: byId('day-plot'),
      height: 240,
      data,
      unit,
      divisor,
      hasZero: true,
      series: counters.map((counter) => ({
        fill: colour(isExport(counter) ? 'export' : 'import'),
        stroke: 'transparent',
        width: 0,
        points: { show: false },
        ...(bars && { paths: bars }),
      })),
      span: () => [(this.#day?.from ?? 0) / 1000, (this.#day?.to ?? 0) / 1000],
      drawBehind: (chart) => {
        hatch(chart, this.#gaps());
      },
      draw: (chart) => {
        this.#drawPeak(chart);
      },
      onCursor: (index) => {
        this.#read(index);
      },
    });
  }

  destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#kind = '';
  }

  /** Slots without a measured mean, neighbours as one. */
  #gaps(): readonly (readonly [number, number])[] {
    const gaps: [number, number][] = [];
    for (const { from, to, mean } of shownCounters(this.#day)[0]?.slots ?? []) {
      if (mean !== undefined) continue;
      const last = gaps.at(-1);
      if (last?.[1] === from / 1000) last[1] = to / 1000;
      else gaps.push([from / 1000, to / 1000]);
    }
    return gaps;
  }

  #peak(): { readonly slot: WireSlot; readonly counter: WireDayCounter } | undefined {
    // The peak that is paid for is one of import, where there is any.
    const counter = shownCounters(this.#day).find(({ peak }) => peak !== undefined);
    return counter?.peak && { slot: counter.peak, counter };
  }

  #drawPeak(chart: uPlot): void {
    const peak = this.#peak();
    if (peak === undefined) return;
    const { slot, counter } = peak;
    const { ctx, bbox } = chart;
    const isDown = this.#model.quantities.get(counter.code)?.direction === 'export';
    const value = (slot.mean ?? 0) * (isDown ? -1 : 1);
    const x = chart.valToPos((slot.from + slot.to) / 2000, 'x', true);
    const y = chart.valToPos(value, 'y', true);
    const scale = devicePixelRatio;
    ctx.save();
    ctx.font = `600 ${12 * scale}px system-ui, sans-serif`;
    ctx.fillStyle = colour('ink');
    const words = text('peakIs', {
      n: `${measuredText(slot.mean ?? 0, counter.meanUnit)}, ${clockTime(slot.from)}`,
    });
    const half = ctx.measureText(words).width / 2;
    ctx.textAlign = 'center';
    ctx.textBaseline = isDown ? 'top' : 'bottom';
    ctx.fillText(
      words,
      Math.min(bbox.left + bbox.width - half, Math.max(bbox.left + half + 4 * scale, x)),
      y + (isDown ? 4 : -4) * scale,
    );
    ctx.restore();
  }

  #legend(counters: readonly WireDayCounter[]): HTMLElement[] {
    const entries = counters.map(({ code }) => {
      const isExport = this.#model.quantities.get(code)?.direction === 'export';
      return element('span', `key ${isExport ? 'of-export' : 'of-import'}`, counterWord(this.#model, code));
    });
    if (this.#gaps().length > 0) entries.push(element('span', 'key of-gap', text('gap')));
    return entries;
  }

  #describe(counters: readonly WireDayCounter[]): void {
    const peak = this.#peak();
    const parts = [
      text('day'),
      ...counters.map(({ code }) => counterWord(this.#model, code)),
      ...(peak === undefined
        ? []
        : [
            text('peakIs', {
              n: `${measuredText(peak.slot.mean ?? 0, peak.counter.meanUnit)}, ${clockTime(peak.slot.from)}`,
            }),
          ]),
    ];
    byId('day-plot').setAttribute('aria-label', `${parts.join('. ')}. ${text('plotHint')}`);
  }

  #read(index: number | undefined): void {
    const counters = shownCounters(this.#day);
    const slot = index === undefined ? undefined : counters[0]?.slots[index];
    const parts = counters.flatMap(({ code, slots, meanUnit }) => {
      const mean = index === undefined ? undefined : slots[index]?.mean;
      return mean === undefined ? [] : [`${counterWord(this.#model, code)} ${measuredText(mean, meanUnit)}`];
    });
    write(
      byId('day-plot-readout'),
      slot === undefined
        ? ''
        : `${clockTime(slot.from)}–${clockTime(slot.to)}  ${parts.join('  ·  ') || text('unknown')}`,
    );
  }
}

/** The counters worth a column: an export that never was is none. */
export function shownCounters(day: WireDay | undefined): readonly WireDayCounter[] {
  const counters = (day?.counters ?? []).filter(({ slots }) => slots.length > 0);
  const used = counters.filter(
    ({ peak, yesterday = 0, today = 0 }) => peak !== undefined || yesterday > 0 || today > 0,
  );
  const unit = used[0]?.meanUnit ?? counters[0]?.meanUnit;
  return (used.length > 0 ? used : counters.slice(0, 1)).filter((counter) => counter.meanUnit === unit);
}
