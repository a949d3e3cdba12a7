import { byId, element, write } from './dom.ts';
import { ageText, measured, measuredText, SILENT_AFTER } from './format.ts';
import type { Model, ModelDevice } from './model.ts';
import { text } from './texts.ts';

/** One tile, with the parts of it that change. */
interface Tile {
  readonly item: HTMLLIElement;
  readonly button: HTMLButtonElement;
  readonly name: HTMLElement;
  readonly number: HTMLElement;
  readonly unit: HTMLElement;
  readonly flow: HTMLElement;
  readonly counters: HTMLElement;
  readonly age: HTMLElement;
}

/** A tile for each device; the one that is pressed is shown in full below. */
export class Tiles {
  readonly #tiles = new Map<string, Tile>();
  readonly #model: Model;
  readonly #onSelect: (id: string) => void;

  constructor(model: Model, onSelect: (id: string) => void) {
    this.#model = model;
    this.#onSelect = onSelect;
  }

  /** Brings the tiles to what the model knows now. */
  show(): void {
    const { devices } = this.#model;
    for (const [id, { item }] of this.#tiles) {
      if (devices.has(id)) continue;
      item.remove();
      this.#tiles.delete(id);
    }
    for (const device of devices.values()) this.#showDevice(device);
    byId('no-devices').hidden = devices.size > 0;
    byId('selected').hidden = devices.size === 0;
  }

  #showDevice(device: ModelDevice): void {
    const tile = this.#tiles.get(device.id) ?? this.#create(device.id);
    const last = this.#model.lastOf(device);
    const age = last === undefined ? undefined : this.#model.now - last;
    const power = device.power === undefined ? undefined : device.values.get(device.power);
    write(tile.name, device.name);
    const shown = power && measured(power.value, power.unit);
    write(tile.number, shown?.number ?? '–');
    write(tile.unit, shown?.unit ?? '');
    const flow = flowOf(power?.value, power?.unit);
    write(tile.flow, flow === undefined ? '' : text(flow));
    tile.button.dataset['flow'] = flow ?? '';
    const counters = device.counters.flatMap((code) => device.values.get(code) ?? []);
    const counting = counters.filter(({ value }) => value > 0);
    writeLines(
      tile.counters,
      (counting.length > 0 ? counting : counters.slice(0, 1)).map(({ value, unit }) =>
        measuredText(value, unit),
      ),
    );
    write(tile.age, age === undefined ? text('never') : ageText(age));
    tile.button.classList.toggle('silent', age === undefined || age >= SILENT_AFTER);
    tile.button.setAttribute('aria-pressed', String(device.id === this.#model.selected));
  }

  #create(id: string): Tile {
    const name = element('span', 'tile-name');
    const number = element('span', 'tile-number');
    const unit = element('span', 'tile-unit');
    const flow = element('span', 'tile-flow');
    const counters = element('span', 'tile-counters');
    const age = element('span', 'tile-age');
    const power = element('span', 'tile-power', [number, ' ', unit]);
    const button = element('button', 'tile', [
      name,
      ' ',
      element('span', 'tile-row', [power, ' ', age]),
      ' ',
      element('span', 'tile-row', [flow, ' ', counters]),
    ]);
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#onSelect(id);
    });
    const item = element('li', '', [button]);
    const tile: Tile = { item, button, name, number, unit, flow, counters, age };
    this.#tiles.set(id, tile);
    byId('tiles').append(item);
    return tile;
  }
}

/** Which way the power goes; a flow of water has no way. */
function flowOf(value: number | undefined, unit: string | undefined): 'draws' | 'feeds' | 'idle' | undefined {
  if (value === undefined || unit !== 'W') return undefined;
  if (Math.abs(value) < 0.5) return 'idle';
  return value > 0 ? 'draws' : 'feeds';
}

/** Writes lines where they differ. */
function writeLines(target: HTMLElement, lines: readonly string[]): void {
  if (target.dataset['lines'] === lines.join()) return;
  target.dataset['lines'] = lines.join();
  target.replaceChildren(...lines.flatMap((line, index) => (index === 0 ? [line] : [element('br'), line])));
}
