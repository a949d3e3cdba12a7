/** An element of the page that is there from the start. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

/** A new element with a text in it: text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  content: string | readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

/** Writes a text where it differs: an unchanged one costs no layout. */
export function write(target: Element, content: string): void {
  if (target.textContent !== content) target.textContent = content;
}

const colours = new Map<string, string>();

/** A colour of the style sheet as a canvas takes it. */
export function colour(name: string): string {
  const known = colours.get(name);
  if (known !== undefined) return known;
  const probe = byId('probe');
  probe.style.color = `var(--${name})`;
  const found = getComputedStyle(probe).color;
  colours.set(name, found);
  return found;
}

/** After the page has become dark or light. */
export function forgetColours(): void {
  colours.clear();
}
