/** What has been opened, to be closed in the opposite order: an `AsyncDisposableStack`, which Node 22 has not. */
export class Resources implements AsyncDisposable {
  readonly #opened: AsyncDisposable[] = [];

  use<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#opened.push(resource);
    return resource;
  }

  /** Closes everything, whatever goes wrong with some of it. */
  async [Symbol.asyncDispose](): Promise<void> {
    const last = this.#opened.pop();
    if (last === undefined) return;
    try {
      await last[Symbol.asyncDispose]();
    } finally {
      await this[Symbol.asyncDispose]();
    }
  }
}
