/**
 * Makes an element. Content is text or nodes, never markup: what people name their devices cannot become part of the page.
 *
 * @example
 * element('p', { class: 'lede' }, 'Read at ', element('time', { datetime }, text));
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}
