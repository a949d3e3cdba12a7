/** Who signs in on the pages of a cloud, in a browser without scripts. Stops at the address that leads away from there. */
export class ScriptedBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  #page = '';
  #address: URL;

  constructor(origin: string) {
    this.#origin = origin;
    this.#address = new URL(origin);
  }

  /** Where the browser is. */
  get address(): string {
    return this.#address.href;
  }

  /** Goes to a page, and on to where it redirects. */
  async open(url: string, form?: URLSearchParams): Promise<void> {
    this.#address = new URL(url, this.#address);
    if (this.#address.origin !== this.#origin) return;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next !== null) return this.open(next);
    this.#page = await response.text();
  }

  /** Fills in the form with this button, and presses it. */
  async press(button: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const form = this.#page.match(/<form[^]*?<\/form>/g)?.find((each) => each.includes(`>${button}<`));
    if (form === undefined)
      throw new Error(`There is no button ${button} at ${this.address}:\n${this.#page}`);
    const tags = form.match(/<input[^>]*type="hidden"[^>]*>|<button[^>]*>[^<]*/g) ?? [];
    const sent = tags.filter((tag) => tag.startsWith('<input') || tag.endsWith(`>${button}`));
    const body = new URLSearchParams();
    for (const tag of sent)
      if (attribute(tag, 'name') !== '') body.set(attribute(tag, 'name'), attribute(tag, 'value'));
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    await this.open(attribute(form, 'action'), body);
  }
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
