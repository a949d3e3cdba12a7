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

/** The properties that are there: an absent one stays absent instead of being `undefined`. */
export function defined<T extends object>(
  properties: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

/** An object without one of its properties. */
export function without<T extends object, Name extends keyof T>(object: T, name: Name): Omit<T, Name> {
  const rest: Partial<T> & Omit<T, Name> = { ...object };
  Reflect.deleteProperty(rest, name);
  return rest;
}
