import { element } from '../browser-dashboard/element.ts';
import { shownResult } from './result.ts';
import { type Field, isOcmf, type Texts, UnreadableText, verifyTexts } from './verify-texts.ts';

/** The transaction that smart-me publishes as its example. */
const EXAMPLE: Texts = {
  packet:
    'awicMRCF/v//DyIvEOrEhuYFGhMKBgEAAQgA/xCj/MaiDhoDbVdoGhIKBgEAAggA/xCkiPkCGgNtV2gqLxDQyIbmBRoTCgYBAAEIAP8Qq7v9ow4aA21XaBoSCgYBAAIIAP8QpIj5AhoDbVdo',
  signature: 'V0EGJ3gHNbnUZ8hAfdRn2ziEVbnXpZ3a5L5WtG24XOWOeCBKH687W/wikxqK5e+Zad3R/PuCnQDNqgeSfh4pow==',
  publicKey:
    'RUNTMSAAAAAN48gSNbwl1Uj4DDvwO1wReZj95r19F5nqvy8pTmoUtyMBtf2HgwN6jf9+Akzp/nsy+BMrzAdvrjOD5wfYDGVk',
};

const NOTHING: Texts = { packet: '', signature: '', publicKey: '' };

/** One of the three places to paste into. */
interface Place {
  readonly field: Field;
  readonly title: string;
  readonly input: HTMLTextAreaElement;
  readonly problem: HTMLElement;
  readonly whole: HTMLElement;
}

const places = {
  packet: place(
    'packet',
    'Packet',
    'What was signed: base64 or hex. Or an OCMF record, which has its signature in it.',
  ),
  signature: place('signature', 'Signature', 'Of the packet: base64 or hex.'),
  publicKey: place('publicKey', 'Public key', 'Of the meter: base64, hex or PEM.'),
} as const;
const all: readonly Place[] = Object.values(places);

const result = element('section', { class: 'content', 'aria-live': 'polite', 'aria-label': 'Result' });
const form = element(
  'form',
  { class: 'card', novalidate: '' },
  ...all.map(({ whole }) => whole),
  element(
    'div',
    { class: 'buttons' },
    element('button', { class: 'primary', type: 'submit' }, 'Verify'),
    button('Fill in an example', () => {
      fill(EXAMPLE);
    }),
    button('Clear', () => {
      fill(NOTHING);
      places.packet.input.focus();
    }),
  ),
);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
// A result must never stand beside texts that it is not about.
form.addEventListener('input', forget);
document.querySelector('main')?.replaceChildren(form, result);

function fill(texts: Texts): void {
  for (const { field, input } of all) input.value = texts[field];
  forget();
}

let verified = 0;

function forget(): void {
  verified += 1;
  result.replaceChildren();
  for (const { problem, input } of all) {
    problem.replaceChildren();
    input.removeAttribute('aria-invalid');
  }
  places.signature.whole.hidden = isOcmf(places.packet.input.value);
}

async function verify(): Promise<void> {
  forget();
  const run = verified;
  const missing = all.filter(({ whole, input }) => !whole.hidden && input.value.trim() === '');
  for (const { field, title } of missing) complain(field, `${title} is missing: paste it here.`);
  if (missing.length > 0) return;
  try {
    const { packet, signature, publicKey } = places;
    const shown = await verifyTexts({
      packet: packet.input.value,
      signature: signature.input.value,
      publicKey: publicKey.input.value,
    });
    if (run === verified) result.replaceChildren(...shownResult(shown));
  } catch (error) {
    if (run !== verified) return;
    const { message } = error instanceof Error ? error : new Error(String(error));
    if (error instanceof UnreadableText && error.field !== undefined) complain(error.field, message);
    else result.replaceChildren(element('div', { class: 'failure', role: 'alert' }, message));
  }
}

/** Says at a text what is wrong with it; the first one gets the cursor. */
function complain(field: Field, message: string): void {
  const { input, problem } = places[field];
  if (!all.some((other) => other.input.getAttribute('aria-invalid') === 'true')) input.focus();
  input.setAttribute('aria-invalid', 'true');
  problem.replaceChildren(message);
}

function place(field: Field, title: string, hint: string): Place {
  const input = element('textarea', {
    id: field,
    rows: '3',
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'none',
    'aria-describedby': `${field}-problem ${field}-hint`,
  });
  const problem = element('p', { class: 'problem', id: `${field}-problem`, role: 'alert' });
  const whole = element(
    'div',
    { class: 'pasted' },
    element('label', { for: field }, title),
    input,
    problem,
    element('p', { class: 'fine', id: `${field}-hint` }, hint),
  );
  return { field, title, input, problem, whole };
}

function button(text: string, onPress: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', onPress);
  return made;
}
