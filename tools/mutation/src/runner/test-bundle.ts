import { SourceTextModule, SyntheticModule, type Module } from 'node:vm';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

type TestFileLoaders = Readonly<Record<string, () => Promise<unknown>>>;

/** A bundle of test files that is compiled once and evaluated as often as one likes, each time with a state of its own. */
export class TestBundle {
  readonly #text: string;
  readonly #identifier: string;
  readonly #installed = new Map<string, Promise<Module>>();
  #compiled: Buffer | undefined;

  constructor(text: string, folder: string) {
    this.#text = text;
    this.#identifier = pathToFileURL(join(folder, 'tests.mjs')).href;
  }

  /** Evaluates it: a loader for each test file. */
  async evaluate(): Promise<TestFileLoaders> {
    const module = new SourceTextModule(this.#text, {
      identifier: this.#identifier,
      ...(this.#compiled === undefined ? {} : { cachedData: this.#compiled }),
      importModuleDynamically: async (specifier) => {
        const imported = await this.#load(specifier);
        return imported;
      },
    });
    // @types/node does not know it, Node since 13.7 does.
    this.#compiled ??= (module as SourceTextModule & { createCachedData(): Buffer }).createCachedData();
    await module.link((specifier) => this.#load(specifier));
    await module.evaluate();
    return (module.namespace as { files: TestFileLoaders }).files;
  }

  /** What is installed is loaded once: it has no mutants. */
  #load(specifier: string): Promise<Module> {
    const known = this.#installed.get(specifier);
    if (known !== undefined) return known;
    const loaded = installedModule(specifier);
    this.#installed.set(specifier, loaded);
    return loaded;
  }
}

async function installedModule(specifier: string): Promise<Module> {
  const found = (await import(specifier)) as Readonly<Record<string, unknown>>;
  const names = Object.keys(found);
  const module = new SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, found[name]);
  });
  await module.link(() => {
    throw new Error(`${specifier} imports nothing here.`);
  });
  await module.evaluate();
  return module;
}
