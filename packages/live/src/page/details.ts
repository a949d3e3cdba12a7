import type { WireDay } from '../wire.ts';
import { counterWord, shownCounters } from './day.ts';
import { byId, element, write } from './dom.ts';
import { ageText, measuredText, tabled, tabledText } from './format.ts';
import type { Model } from './model.ts';
import { text } from './texts.ts';

/** What was used today, beside yesterday until the same time and the whole of it. */
export function showConsumption(model: Model, day: WireDay | undefined): void {
  const counters = shownCounters(day);
  byId('used').replaceChildren(
    ...counters.map(({ code, unit, today, yesterdayUntilNow, yesterday }) => {
      const most = Math.max(today ?? 0, yesterdayUntilNow ?? 0, yesterday ?? 0, 1e-9);
      const isExport = model.quantities.get(code)?.direction === 'export';
      const rows = (
        [
          ['today', today],
          ['yesterdayUntilNow', yesterdayUntilNow],
          ['yesterday', yesterday],
        ] as const
      ).flatMap(([key, value]) => {
        const bar = element('span', 'bar');
        const fill = element('span', `bar-fill is-${key}`);
        fill.style.width = `${(Math.max(0, value ?? 0) / most) * 100}%`;
        bar.append(fill);
        bar.setAttribute('aria-hidden', 'true');
        const amount = value === undefined ? text('unknown') : measuredText(value, unit);
        return [element('dt', '', text(key)), element('dd', '', [bar, element('span', 'amount', amount)])];
      });
      const group = element('div', isExport ? 'used of-export' : 'used of-import', [
        element('h4', '', counterWord(model, code)),
        element('dl', '', rows),
      ]);
      return group;
    }),
  );
}

/** The phases as numbers: what a plot cannot say exactly. */
export function showPhases(model: Model): void {
  const device = model.selected === undefined ? undefined : model.devices.get(model.selected);
  const rows = PHASES.map((phase) => ({
    phase,
    cells: PHASE_UNITS.map((unit) => {
      const code = phaseCode(model, phase, unit);
      const value = code === undefined ? undefined : device?.values.get(code);
      return value === undefined ? '–' : tabledText(value.value, value.unit);
    }),
  }));
  for (const { phase, cells } of rows)
    cells.forEach((cell, index) => {
      write(byId(`phase-${phase}-${PHASE_UNITS[index] ?? ''}`), cell);
    });
}

export const PHASES: readonly string[] = ['L1', 'L2', 'L3'];
export const PHASE_UNITS: readonly string[] = ['W', 'A', 'V'];

/** The code of a phase in one of the units, of those that the selected device has. */
export function phaseCode(model: Model, phase: string, unit: string): string | undefined {
  const device = model.selected === undefined ? undefined : model.devices.get(model.selected);
  for (const code of device?.values.keys() ?? []) {
    const quantity = model.quantities.get(code);
    if (quantity?.role === 'phase' && quantity.phase === phase && quantity.unit === unit) return code;
  }
  return undefined;
}

/** Every value of the selected device. */
export function showValues(model: Model): void {
  const body = byId('values');
  const device = model.selected === undefined ? undefined : model.devices.get(model.selected);
  const values = [...(device?.values.values() ?? [])];
  values.forEach(({ code, value, unit, at }, index) => {
    const row = body.children[index] ?? body.appendChild(newRow());
    const shown = tabled(value, unit);
    const cells = [
      model.quantities.get(code)?.name ?? code,
      shown.number,
      shown.unit,
      ageText(model.now - at),
      code,
    ];
    cells.forEach((cell, column) => {
      const target = row.children[column];
      if (target !== undefined) write(target, cell);
    });
  });
  while (body.children.length > values.length) body.lastElementChild?.remove();
}

function newRow(): HTMLTableRowElement {
  const name = element('th');
  name.scope = 'row';
  return element('tr', '', [
    name,
    element('td', 'number'),
    element('td'),
    element('td', 'quiet'),
    element('td', 'quiet code'),
  ]);
}
