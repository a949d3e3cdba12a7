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
  readonly problem: Element;
  readonly whole: HTMLElement;
}

const places = { packet: place('packet'), signature: place('signature'), publicKey: place('publicKey') };
const all: readonly Place[] = Object.values(places);
const result = found('section', HTMLElement);
const form = found('form', HTMLFormElement);

form.hidden = false; // without a script it would do nothing
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
// A result must never stand beside texts that it is not about.
form.addEventListener('input', forget);
found('#example', HTMLButtonElement).addEventListener('click', () => {
  fill(EXAMPLE);
});
found('#clear', HTMLButtonElement).addEventListener('click', () => {
  fill(NOTHING);
  places.packet.input.focus();
});

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

function place(field: Field): Place {
  const [whole, input] = [
    found(`.pasted:has(#${field})`, HTMLElement),
    found(`#${field}`, HTMLTextAreaElement),
  ];
  const title = input.labels[0]?.textContent ?? '';
  return { field, title, input, problem: found(`#${field}-problem`, HTMLElement), whole };
}

/** An element of the page. */
function found<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const there = document.querySelector(selector);
  if (!(there instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return there;
}
