/** A person with a browser: keeps cookies, follows redirects on the simulator, stops at one that leads away from it. */
export class ScriptedBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  /** The page that is shown. */
  page = '';
  /** Its address. */
  url = '';
  status = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async open(url: string, init: { method?: string; body?: URLSearchParams } = {}): Promise<void> {
    const target = new URL(url, this.#origin);
    this.url = target.href;
    if (target.origin !== this.#origin) return;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(target, {
      ...init,
      redirect: 'manual',
      headers: { cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    this.status = response.status;
    const location = response.headers.get('location');
    if (location !== null) return this.open(new URL(location, target).href);
    this.page = await response.text();
  }

  /** Fills in the form whose button has this text, and presses it. */
  async press(button: string, fields: Record<string, string> = {}): Promise<void> {
    const form = [...this.page.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].find(
      ([, , content = '']) => content.includes(`>${button}<`),
    );
    if (form === undefined) throw new Error(`There is no button ${button} on this page: ${this.page}`);
    const [, action = '', content = ''] = form;
    const body = new URLSearchParams(fields);
    for (const [input] of content.matchAll(
      /<input[^>]*type="hidden"[^>]*>|<button[^>]*name="[^"]*"[^>]*>[^<]*</g,
    )) {
      if (input.startsWith('<button') && !input.endsWith(`>${button}<`)) continue;
      const [, name = ''] = /name="([^"]*)"/.exec(input) ?? [];
      const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
      body.set(name, value);
    }
    await this.open(new URL(action, this.url).href, { method: 'POST', body });
  }
}
