import type { MBusGatewayState, MBusMeterState, MBusReadoutInterval } from '@smart-me/account-api';
import { element } from './element.ts';

/** What a state means to the reader. */
interface StateWords {
  readonly text: string;
  readonly tone: 'good' | 'busy' | 'bad';
}

const GATEWAY_STATES: ReadonlyMap<MBusGatewayState, StateWords> = new Map<MBusGatewayState, StateWords>([
  ['lastReadoutOk', { text: 'Last readout OK', tone: 'good' }],
  ['searchInProgress', { text: 'Searching for meters', tone: 'busy' }],
  ['failedOnOneOrMoreMeter', { text: 'Failed on a meter', tone: 'bad' }],
  ['tooManySearchErrors', { text: 'Too many search errors', tone: 'bad' }],
]);

const METER_STATES: ReadonlyMap<MBusMeterState, StateWords> = new Map<MBusMeterState, StateWords>([
  ['lastReadoutOk', { text: 'Last readout OK', tone: 'good' }],
  ['lastReadoutFailed', { text: 'Last readout failed', tone: 'bad' }],
  ['readoutStarted', { text: 'Being read', tone: 'busy' }],
  ['crcError', { text: 'Checksum error', tone: 'bad' }],
]);

/** The state of a gateway; one that is new to this page shows its number. */
export function gatewayState(state: MBusGatewayState | undefined): HTMLElement {
  return badge(state, GATEWAY_STATES);
}

/** The state of a meter; one that is new to this page shows its number. */
export function meterState(state: MBusMeterState | undefined): HTMLElement {
  return badge(state, METER_STATES);
}

/** `10s` → `10 s`, `6hours` → `6 hours`. */
export function readoutIntervalText(interval: MBusReadoutInterval | undefined): string {
  return interval === undefined ? '–' : String(interval).replace(/^(\d+)(?=[a-z])/, '$1 ');
}

function badge<State extends string | number>(
  state: State | undefined,
  words: ReadonlyMap<State, StateWords>,
): HTMLElement {
  if (state === undefined) return element('span', {}, '–');
  const { text, tone } = words.get(state) ?? { text: `State ${state}`, tone: 'busy' };
  return element('span', { class: `state ${tone}` }, text);
}
