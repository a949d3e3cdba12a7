/** The named properties of an object, as far as they are there. */
export function pick<T extends object, const Name extends keyof T>(
  object: T,
  names: readonly Name[],
): { [Key in Name]?: Exclude<T[Key], undefined> } {
  const picked: { [Key in Name]?: Exclude<T[Key], undefined> } = {};
  for (const name of names) {
    const value = object[name];
    if (value !== undefined) picked[name] = value as Exclude<T[Name], undefined>;
  }
  return picked;
}
