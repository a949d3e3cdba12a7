/** An object without one of its properties. */
export function without<T extends object, Name extends keyof T>(object: T, name: Name): Omit<T, Name> {
  const rest: Partial<T> & Omit<T, Name> = { ...object };
  Reflect.deleteProperty(rest, name);
  return rest;
}
