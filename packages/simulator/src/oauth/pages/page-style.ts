import { createHash } from 'node:crypto';

/** Of all pages. Text has a contrast of at least 4.5 : 1, edges of 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11), light and dark. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#16211c, #e8eeea);
  --quiet: light-dark(#55635c, #a3b1a9);
  --ground: light-dark(#f3f6f4, #101613);
  --surface: light-dark(#fff, #19211d);
  --line: light-dark(#dbe3de, #2e3933);
  --edge: light-dark(#75847c, #82918a);
  --accent: light-dark(#00694b, #6fdcb4);
  --accent-over: light-dark(#00543c, #93e8c9);
  --on-accent: light-dark(#fff, #00291d);
  --bad: light-dark(#a3231b, #ffb3a8);
  --bad-ground: light-dark(#fdecea, #3b1b17);
  font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink);
  background: var(--ground);
  -webkit-text-size-adjust: 100%;
}
* { box-sizing: border-box; }
body {
  width: min(26rem, 100% - 2rem);
  min-height: 100svh;
  margin: 0 auto;
  padding-block: 1.5rem;
  display: grid;
  align-content: center;
  gap: 1rem;
  overflow-wrap: anywhere;
}
main {
  display: grid;
  gap: 1rem;
  padding: clamp(1.25rem, 6vw, 2rem);
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
h1 {
  margin: 0;
  font-size: 1.6rem;
  line-height: 1.2;
  letter-spacing: -0.015em;
  text-wrap: balance;
}
p { margin: 0; }
ul {
  display: grid;
  gap: 0.75rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
li {
  padding-inline-start: 0.85rem;
  border-inline-start: 3px solid var(--accent);
}
li small {
  display: block;
  color: var(--quiet);
  font: 0.875rem/1.5 ui-monospace, monospace;
}
form { display: grid; gap: 0.35rem; }
label { font-weight: 600; }
input, button {
  width: 100%;
  min-height: 2.9rem;
  padding: 0.6rem 0.85rem;
  font: inherit;
  color: inherit;
  background: transparent;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
}
input:not([type='hidden']) + label { margin-top: 0.75rem; }
button { font-weight: 600; cursor: pointer; }
button:hover { border-color: var(--ink); }
input + button, button + button { margin-top: 0.75rem; }
button.primary {
  color: var(--on-accent);
  background: var(--accent);
  border-color: var(--accent);
}
button.primary:hover {
  background: var(--accent-over);
  border-color: var(--accent-over);
}
:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 2px;
}
[role='alert'] {
  padding: 0.75rem 1rem;
  color: var(--bad);
  background: var(--bad-ground);
  border-inline-start: 4px solid;
  border-radius: 0.25rem 0.5rem 0.5rem 0.25rem;
}
.user-code {
  font: 600 1.75rem/1.2 ui-monospace, monospace;
  letter-spacing: 0.08em;
  text-align: center;
}
footer {
  color: var(--quiet);
  font-size: 0.875rem;
  text-align: center;
}
@media (forced-colors: active) {
  button.primary { border-width: 3px; }
}
`;

/** The pages load nothing, have this one style, and may not be framed. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
