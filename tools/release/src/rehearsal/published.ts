/** A version of a package as the registry serves it. */
export interface Published {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly repository: unknown;
}

/** Reads what the registry has under a distribution tag, `latest` if none is given. */
export async function published(registryUrl: string, name: string, tag = 'latest'): Promise<Published> {
  const response = await fetch(`${registryUrl}${name.replace('/', '%2f')}`);
  if (!response.ok) throw new Error(`The registry has no ${name}: ${response.status}`);
  const document = (await response.json()) as {
    'dist-tags': Readonly<Record<string, string>>;
    versions: Readonly<
      Record<string, { dependencies?: Readonly<Record<string, string>>; repository?: unknown }>
    >;
  };
  const version = document['dist-tags'][tag];
  if (version === undefined) throw new Error(`${name} has nothing under ${tag}.`);
  const { dependencies = {}, repository } = document.versions[version] ?? {};
  return { version, dependencies, repository };
}

/** The versions of all packages, by name. */
export async function latestVersions(
  registryUrl: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const entries = names.map(async (name) => [name, (await published(registryUrl, name)).version] as const);
  return Object.fromEntries(await Promise.all(entries));
}
