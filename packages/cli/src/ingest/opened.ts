/** What has been opened, to be closed in the opposite order: an `AsyncDisposableStack`, which Node 22 has not. */
export class Opened {
  readonly #closers: (() => unknown)[] = [];

  use<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.defer(() => resource[Symbol.asyncDispose]());
    return resource;
  }

  defer(close: () => unknown): void {
    this.#closers.push(close);
  }

  /** Closes everything, and throws the first of what went wrong with it. Again it does nothing. */
  async close(): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      try {
        await close();
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== undefined) throw failure.error;
  }
}
