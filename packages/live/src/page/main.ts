import type { WireDay, WireHour, WireState } from '../wire.ts';
import { saveCsv } from './csv.ts';
import { HourPlot } from './curves.ts';
import { counterWord, DayPlot, shownCounters } from './day.ts';
import { PHASE_UNITS, PHASES, phaseCode, showConsumption, showPhases, showValues } from './details.ts';
import { byId, forgetColours, write } from './dom.ts';
import { clockTime } from './format.ts';
import { Model } from './model.ts';
import { followEvents } from './stream.ts';
import {
  chooseLanguage,
  currentLanguage,
  firstLanguage,
  type PageLanguage,
  type Texts,
  text,
} from './texts.ts';
import { Tiles } from './tiles.ts';

const model = new Model();
const tiles = new Tiles(model, select);
const hourPlot = new HourPlot('hour-plot', model, ['import']);
const phasePlot = new HourPlot('phase-plot', model, ['L1', 'L2', 'L3']);
const dayPlot = new DayPlot(model);
let phaseUnit = 'W';

/** After so long the load profile is read anew, and when a quarter hour has ended. */
const DAY_EVERY = 60_000;
let dayReadAt = 0;

async function load<Wire>(path: string): Promise<Wire> {
  const response = await fetch(path);
  // The sign-in has ended: the server has the form for it.
  if (response.status === 401) location.reload();
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Wire;
}

async function loadState(): Promise<string> {
  const state = await load<WireState>(`/api/state?language=${currentLanguage()}`);
  model.takeState(state);
  drawTiles();
  return state.lastEventId;
}

/** The hour and the day of the selected device; what comes too late, for another device, is left. */
async function loadSelected(): Promise<void> {
  const id = model.selected;
  if (id === undefined) return;
  const device = `device=${encodeURIComponent(id)}`;
  const ofHour = load<WireHour>(`/api/hour?${device}`).then((hour) => {
    if (id !== model.selected) return;
    model.takeHour(hour);
    drawSoon();
  });
  await Promise.all([ofHour, loadDay()]);
}

async function loadDay(): Promise<void> {
  const id = model.selected;
  if (id === undefined) return;
  dayReadAt = performance.now();
  const day = await load<WireDay>(`/api/day?device=${encodeURIComponent(id)}`);
  if (id !== model.selected) return;
  model.day = day;
  drawDay();
}

function select(id: string): void {
  if (id === model.selected) return;
  model.selected = id;
  model.curves = [];
  model.hasHour = false;
  model.day = undefined;
  drawAll();
  loadSelected().catch(complain);
}

function complain(): void {
  write(byId('line-text'), text('failed'));
}

let isDrawing = false;
/** Draws once a frame, however many readings come. */
function drawSoon(): void {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    drawNow();
  });
}

function drawTiles(): void {
  tiles.show();
  write(byId('clock'), clockTime(model.now, true));
}

function drawNow(): void {
  drawTiles();
  const device = model.selected === undefined ? undefined : model.devices.get(model.selected);
  write(byId('device-title'), device?.name ?? '');
  const power = model.curves.filter(({ code }) => code === device?.power);
  hourPlot.show(power, [device?.name ?? ''], true);
  byId('hour-empty').hidden = !model.hasHour || power.length > 0;
  byId('hour-plot').hidden = power.length === 0;

  const units = PHASE_UNITS.filter((unit) =>
    PHASES.some((phase) => phaseCode(model, phase, unit) !== undefined),
  );
  byId('phases-section').hidden = units.length === 0;
  if (!units.includes(phaseUnit)) phaseUnit = units[0] ?? 'W';
  for (const unit of PHASE_UNITS) {
    const button = byId(`phase-${unit}`);
    button.hidden = !units.includes(unit);
    button.setAttribute('aria-pressed', String(unit === phaseUnit));
  }
  const phases = PHASES.flatMap((phase) => {
    const code = phaseCode(model, phase, phaseUnit);
    const curve = model.curves.find((one) => one.code === code);
    return curve === undefined ? [] : [{ phase, curve }];
  });
  byId('phase-plot').hidden = phases.length === 0;
  phasePlot.show(
    phases.map(({ curve }) => curve),
    phases.map(({ phase }) => phase),
    phaseUnit !== 'V',
  );
  showPhases(model);
  showValues(model);
}

function drawDay(): void {
  dayPlot.show(model.day);
  showConsumption(model, model.day);
}

function drawAll(): void {
  drawNow();
  drawDay();
}

/** Plots hold texts and colours: after either has changed they are made anew. */
function redraw(): void {
  forgetColours();
  hourPlot.destroy();
  phasePlot.destroy();
  dayPlot.destroy();
  drawAll();
}

function say(language: PageLanguage): void {
  chooseLanguage(language);
  for (const target of document.querySelectorAll<HTMLElement>('[data-text]'))
    write(target, text(target.dataset['text'] as keyof Texts));
  for (const target of document.querySelectorAll<HTMLElement>('[data-csv]'))
    target.setAttribute('aria-label', text('csvOf', { n: text(target.dataset['csv'] as keyof Texts) }));
  byId('languages').setAttribute('aria-label', text('language'));
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset['language'] === language));
}

const iso = (at: number): string => new Date(at).toISOString();

function save(what: string): void {
  const device = model.selected === undefined ? undefined : model.devices.get(model.selected);
  const name = `${device?.name ?? ''} ${what} ${iso(model.now).slice(0, 16)}`;
  const curves = what === 'hour' ? hourPlot.curves : phasePlot.curves;
  if (what === 'hour' || what === 'phases') {
    const rows = curves.flatMap(({ code, unit, at, values }) =>
      at.map((time, index) => [iso(time), code, values[index], unit]),
    );
    saveCsv(name, [[text('time'), text('code'), text('value'), text('unit')], ...rows]);
  } else if (what === 'day') {
    const rows = shownCounters(model.day).flatMap(({ code, slots, meanUnit }) =>
      slots.map(({ from, to, mean }) => [iso(from), iso(to), counterWord(model, code), code, mean, meanUnit]),
    );
    saveCsv(name, [
      [text('from'), text('to'), text('name'), text('code'), text('value'), text('unit')],
      ...rows,
    ]);
  } else {
    const rows = [...(device?.values.values() ?? [])].map(({ code, value, unit, at }) => [
      model.quantities.get(code)?.name,
      value,
      unit,
      iso(at),
      code,
    ]);
    saveCsv(name, [[text('name'), text('value'), text('unit'), text('time'), text('code')], ...rows]);
  }
}

async function start(): Promise<void> {
  for (;;) {
    try {
      const after = await loadState();
      follow(after);
      drawAll();
      await loadSelected();
      return;
    } catch {
      complain();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

let isFollowing = false;
function follow(after: string): void {
  if (isFollowing) return;
  isFollowing = true;
  followEvents(after, {
    onReading(reading) {
      // A device or a code that is new here: its name is asked for.
      if (!model.takeReading(reading)) void reload();
      drawSoon();
    },
    onReset: () => void reload(),
    onClock(now) {
      model.setClock(now);
    },
    onLine(isOpen) {
      document.documentElement.dataset['line'] = isOpen ? 'open' : 'closed';
      write(byId('line-text'), text(isOpen ? 'online' : 'offline'));
    },
  });
}

let reloading: Promise<void> | undefined;
/** Reads everything again, once for all that asks meanwhile. */
function reload(): Promise<void> {
  reloading ??= (async () => {
    try {
      await loadState();
      await loadSelected();
      drawAll();
    } catch {
      complain();
      setTimeout(() => void reload(), 2_000);
    } finally {
      reloading = undefined;
    }
  })();
  return reloading;
}

for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
  button.addEventListener('click', () => {
    const language: PageLanguage = button.dataset['language'] === 'de' ? 'de' : 'en';
    localStorage.setItem('language', language);
    say(language);
    redraw();
    void reload();
  });
for (const unit of PHASE_UNITS)
  byId(`phase-${unit}`).addEventListener('click', () => {
    phaseUnit = unit;
    drawNow();
  });
for (const button of document.querySelectorAll<HTMLElement>('[data-save]'))
  button.addEventListener('click', () => {
    save(button.dataset['save'] ?? '');
  });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
setInterval(() => {
  if (document.hidden) return;
  drawSoon();
  const isDue = performance.now() - dayReadAt > DAY_EVERY;
  if (isDue) loadDay().catch(() => undefined);
}, 1_000);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) drawSoon();
});

// A link with the token, opened by somebody who has signed in: it need not stay where others see it.
if (location.hash.startsWith('#token=')) history.replaceState(null, '', '/');
say(firstLanguage());
void start();
