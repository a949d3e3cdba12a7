import { createHash } from 'node:crypto';

const STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#16211c, #e8eeea);
  --quiet: light-dark(#55635c, #a3b1a9);
  --ground: light-dark(#f3f6f4, #101613);
  --surface: light-dark(#fff, #19211d);
  --line: light-dark(#dbe3de, #2e3933);
  --edge: light-dark(#75847c, #82918a);
  --accent: light-dark(#00694b, #6fdcb4);
  --bad: light-dark(#a3231b, #ffb3a8);
  font: 1rem/1.45 system-ui, sans-serif;
  color: var(--ink);
  background: var(--ground);
}
* { box-sizing: border-box; }
body { max-width: 78rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; display: grid; gap: 1rem; }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -0.015em; }
h2 { margin: 0 0 0.6rem; font-size: 1.1rem; }
p { margin: 0.25rem 0 0; }
.quiet { color: var(--quiet); }
main { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 64rem) { main { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
section { background: var(--surface); border: 1px solid var(--line); border-radius: 0.75rem; padding: 1rem; min-width: 0; }
.wide { grid-column: 1 / -1; }
.scroll { overflow: auto; max-height: 26rem; }
.scroll:focus-visible, :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; color: var(--quiet); padding-bottom: 0.4rem; }
th, td { text-align: start; padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { font-weight: 600; }
.words { white-space: normal; min-width: 13rem; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
th, td { vertical-align: top; }
.bad { color: var(--bad); font-weight: 600; }
code { font: 0.9rem ui-monospace, monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr) auto; gap: 0.45rem 0.8rem; margin: 0; align-items: center; }
dd { margin: 0; }
button, input, select { min-height: 2.4rem; padding: 0.35rem 0.7rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--edge); border-radius: 0.5rem; }
select option { color: #16211c; background: #fff; }
button { font-weight: 600; cursor: pointer; }
button:hover { border-color: var(--ink); }
form, .row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin-top: 0.6rem; }
label { display: grid; gap: 0.15rem; font-size: 0.875rem; color: var(--quiet); max-width: 100%; }
label input { color: var(--ink); max-width: 100%; }
ul { list-style: none; margin: 0.6rem 0 0; padding: 0; display: grid; gap: 0.4rem; }
li { display: flex; justify-content: space-between; gap: 0.6rem; align-items: center; }
.clock { font: 600 1.35rem ui-monospace, monospace; }
`;

const SCRIPT = `
'use strict';
const $ = (id) => document.getElementById(id);
const element = (tag, text, className) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};
const say = (text) => { $('status').textContent = text; };
async function call(method, path, body) {
  const response = await fetch('/_simulator/' + path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined;
  const result = await response.json();
  if (!response.ok) throw new Error(result.detail ?? String(response.status));
  return result;
}
async function act(what, done) {
  try { await what(); say(done); await refresh(); } catch (error) { say(error.message); }
}
const format = (value, digits) => value.toLocaleString('en', { maximumFractionDigits: digits });
const shown = ['1-0:16.7.0*255', '1-0:1.8.0*255', '1-0:2.8.0*255', '8-0:1.0.0*255', '9-0:1.0.0*255', '7-0:3.0.0*255', '6-0:1.0.0*255', '6-0:8.0.0*255', '1-0:96.9.0*255'];
function devices(state) {
  $('devices-caption').textContent = state.deviceCount > state.devices.length
    ? 'The first ' + state.devices.length + ' of ' + state.deviceCount + ' devices' : state.deviceCount + ' devices';
  $('devices').replaceChildren(...state.devices.map((device) => {
    const row = element('tr');
    const name = element('th', device.name);
    name.scope = 'row';
    const values = device.values.filter(({ obis }) => shown.includes(obis));
    const list = element('td', undefined, 'words');
    for (const { value, unit, name } of values) {
      const line = element('div', format(value, 3) + '\u00a0' + unit + ' ');
      line.append(element('span', name, 'quiet'));
      list.append(line);
    }
    row.append(name, element('td', String(device.serial)), list,
      element('td', device.isOffline ? 'offline' : (device.at ?? '–').slice(11, 19), device.isOffline ? 'bad' : ''));
    return row;
  }));
}
let known = '';
function credentials({ url, credentials: c }) {
  const rows = [['Address', url], ['API key', c.apiKey], ['OAuth client', c.oauth.clientId], ['Its secret', c.oauth.clientSecret], ['User name', c.username], ['Password', c.password]];
  const text = JSON.stringify(rows);
  if (text === known) return;
  known = text;
  $('credentials').replaceChildren(...rows.flatMap(([title, value]) => {
    const value_ = element('dd');
    value_.append(element('code', value));
    const copy = element('button', 'Copy');
    copy.type = 'button';
    copy.setAttribute('aria-label', 'Copy ' + title);
    copy.addEventListener('click', () => navigator.clipboard.writeText(value).then(() => say(title + ' copied.'), () => say('The browser does not allow copying.')));
    const cell = element('dd');
    cell.append(copy);
    return [element('dt', title), value_, cell];
  }));
}
let listed = '';
function faults({ faults }) {
  const text = JSON.stringify(faults);
  if (text === listed) return;
  listed = text;
  $('faults').replaceChildren(...(faults.length === 0 ? [element('li', 'Nothing goes wrong.', 'quiet')] : faults.map(({ id, fault, left }) => {
    const { kind, ...rest } = fault;
    const words = Object.entries(rest).map(([name, value]) => name + ' ' + (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
    const item = element('li');
    const end = element('button', 'End');
    end.type = 'button';
    end.setAttribute('aria-label', 'End ' + kind + ' ' + words);
    end.addEventListener('click', () => act(() => call('DELETE', 'faults/' + id), 'The fault has ended.'));
    item.append(element('span', kind + (words ? ': ' + words : '') + (left === undefined ? '' : ' (' + left + ' left)')), end);
    return item;
  })));
}
function exchanges({ exchanges }) {
  $('exchanges').replaceChildren(...exchanges.map(({ kind, at, method, target, status, milliseconds }) => {
    const row = element('tr');
    row.append(element('td', at.slice(11, 23)), element('td', kind), element('td', method), element('td', target),
      element('td', status === undefined ? 'no response' : String(status), 'number' + (status === undefined || status >= 400 ? ' bad' : '')),
      element('td', format(milliseconds, 1) + ' ms', 'number'));
    return row;
  }));
}
async function refresh() {
  const state = await call('GET', 'state');
  $('now').textContent = state.clock.now.replace('T', ' ').slice(0, 19) + ' UTC';
  $('speed-now').textContent = state.clock.speed === 0 ? 'It stands still.' : state.clock.speed + ' simulated seconds per second';
  devices(state); credentials(state); faults(state); exchanges(state);
  if ($('status').dataset.lost) { delete $('status').dataset.lost; say('The simulator is there again.'); }
}
async function follow() {
  if (!document.hidden) await refresh().catch(() => { $('status').dataset.lost = 'yes'; say('The simulator does not respond.'); });
  setTimeout(follow, 1000);
}
const quick = { 'status-429': { kind: 'status', status: 429, retryAfter: 5 }, 'status-503': { kind: 'status', status: 503 }, latency: { kind: 'latency', milliseconds: 2000 }, cut: { kind: 'cut' }, malformed: { kind: 'malformed' }, repeat: { kind: 'repeat' }, reorder: { kind: 'reorder' }, drop: { kind: 'drop' }, 'cut-delivery': { kind: 'cut', of: 'delivery' } };
$('fault-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const times = Number($('times').value);
  const path = $('path').value.trim();
  const fault = { ...quick[$('kind').value], ...(times > 0 ? { times } : {}), ...(path && !$('path').disabled ? { path } : {}) };
  act(() => call('POST', 'faults', fault), 'The fault is set.');
});
$('kind').addEventListener('change', () => { $('path').disabled = ['repeat', 'reorder', 'drop', 'cut-delivery'].includes($('kind').value); });
$('clear').addEventListener('click', () => act(() => call('DELETE', 'faults'), 'All faults have ended.'));
$('set-form').addEventListener('submit', (event) => { event.preventDefault(); act(() => call('POST', 'clock', { now: $('set').value + 'Z' }), 'The clock is set.'); });
$('speed-form').addEventListener('submit', (event) => { event.preventDefault(); act(() => call('POST', 'clock', { speed: Number($('speed').value) }), 'The speed is set.'); });
for (const button of document.querySelectorAll('[data-advance]'))
  button.addEventListener('click', () => act(() => call('POST', 'clock', { advance: Number(button.dataset.advance) }), 'The clock has moved on.'));
$('show-signed').addEventListener('click', () => act(async () => {
  const signed = await call('GET', 'signed');
  $('signed').replaceChildren(...signed.flatMap(({ name, reading, transaction }) => [[name, reading], [name + ', charging', transaction]])
    .filter(([, texts]) => texts)
    .flatMap(([name, texts]) => ['packet', 'signature', 'publicKey'].flatMap((part) => {
      const text = element('dd');
      text.append(element('code', texts[part]));
      return [element('dt', name + ': ' + (part === 'publicKey' ? 'public key' : part)), text, element('dd')];
    })));
}, 'Signed readings are shown.'));
follow();
`;

/** The page: everything inside, nothing is loaded from elsewhere; what it shows comes by its API as text. */
export const CONTROL_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>smart-me simulator</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>smart-me simulator</h1>
<p class="quiet">A smart-me cloud on this machine: REST API, OAuth 2.0 and webhooks of a simulated house. No real account is behind it.</p>
<p id="status" role="status" class="quiet">&nbsp;</p>
</header>
<main>
<section aria-labelledby="devices-title"><h2 id="devices-title">Devices</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="devices-title"><table><caption id="devices-caption"></caption>
<thead><tr><th scope="col">Device</th><th scope="col">Serial</th><th scope="col">Values</th><th scope="col">Sent, UTC</th></tr></thead><tbody id="devices"></tbody></table></div></section>
<section aria-labelledby="credentials-title"><h2 id="credentials-title">Credentials</h2><dl id="credentials"></dl></section>
<section aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
<form id="fault-form">
<label>What goes wrong<select id="kind">
<option value="status-429">Too many requests, 429</option><option value="status-503">Service unavailable, 503</option>
<option value="latency">Two seconds late</option><option value="cut">Connection cut</option><option value="malformed">Broken JSON</option>
<option value="repeat">Deliveries repeated</option><option value="reorder">Deliveries reordered</option><option value="drop">Deliveries dropped</option><option value="cut-delivery">Deliveries cut</option>
</select></label>
<label>Times, 0 for always<input id="times" type="number" min="0" value="1" size="6"></label>
<label>Path, empty for all<input id="path" placeholder="/Devices" size="14"></label>
<button>Switch on</button></form>
<ul id="faults"></ul>
<div class="row"><button id="clear" type="button">End all</button></div></section>
<section aria-labelledby="clock-title"><h2 id="clock-title">Clock</h2>
<p class="clock" id="now">&nbsp;</p><p class="quiet" id="speed-now">&nbsp;</p>
<div class="row"><button type="button" data-advance="60000">+ 1 minute</button><button type="button" data-advance="3600000">+ 1 hour</button><button type="button" data-advance="86400000">+ 1 day</button></div>
<form id="speed-form"><label>Speed, 0 stands still<input id="speed" type="number" min="0" max="1000000" step="any" value="60" required></label><button>Set speed</button></form>
<form id="set-form"><label>Date and time, UTC<input id="set" type="datetime-local" step="1" required></label><button>Set clock</button></form></section>
<section class="wide" aria-labelledby="signed-title"><h2 id="signed-title">Signed readings</h2>
<p class="quiet">What the meters signed at the last quarter hour, and at the end of the last charging: packet, signature and public key in base64.</p>
<div class="row"><button id="show-signed" type="button">Show</button></div><div class="scroll" tabindex="0" role="group" aria-labelledby="signed-title"><dl id="signed"></dl></div></section>
<section class="wide" aria-labelledby="exchanges-title"><h2 id="exchanges-title">Requests and deliveries</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="exchanges-title"><table><caption>The last 200, the newest first</caption>
<thead><tr><th scope="col">At, UTC</th><th scope="col">Kind</th><th scope="col">Method</th><th scope="col">Target</th><th scope="col" class="number">Status</th><th scope="col" class="number">Time</th></tr></thead><tbody id="exchanges"></tbody></table></div></section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** It loads nothing from elsewhere, speaks with the simulator alone, and may not be framed. */
export const CONTROL_PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    `script-src ${hashOf(SCRIPT)}`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
