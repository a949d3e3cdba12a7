/** What a live page is told at its start, as far as tests look at it. */
export interface LiveState {
  readonly devices: readonly {
    readonly id: string;
    readonly name: string;
    readonly values: readonly { readonly code: string; readonly value: number; readonly unit: string }[];
  }[];
}

export async function liveState(url: string): Promise<LiveState> {
  const response = await fetch(new URL('/api/state', url));
  if (!response.ok) throw new Error(`The live page responds with ${response.status}.`);
  return (await response.json()) as LiveState;
}

/** What the page is told from now on. */
export interface LiveEvents extends AsyncDisposable {
  /** The data of the next event of a name; others before it are left out. */
  next(name: string): Promise<unknown>;
}

export async function liveEvents(url: string): Promise<LiveEvents> {
  const ending = new AbortController();
  const response = await fetch(new URL('/api/events', url), { signal: ending.signal });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next(name) {
      for (;;) {
        const match = /^([^]*?)\n\n/.exec(text);
        if (match === null) {
          const { value, done } = await reader.read();
          if (done) throw new Error(`The stream ended before an event ${name}.`);
          text += decoder.decode(value, { stream: true });
          continue;
        }
        const [whole, event = ''] = match;
        text = text.slice(whole.length);
        if (!event.split('\n').includes(`event: ${name}`)) continue;
        return JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? 'null') as unknown;
      }
    },
    [Symbol.asyncDispose]: () => {
      ending.abort();
      return Promise.resolve();
    },
  };
}
