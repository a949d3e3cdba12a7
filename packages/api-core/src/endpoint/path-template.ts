const PARAM = /\{([^}]*)\}/g;

const known = /* @__PURE__ */ new Map<string, readonly string[]>();

/** The parameter names of a path, in order: `/gateway/mbus/{id}/meter/{index}` → `id`, `index`. */
export function pathParamNames(path: string): readonly string[] {
  const names = known.get(path) ?? Array.from(path.matchAll(PARAM), ([, name = '']) => name);
  // Once for a path: they stand in the program, so there are not many.
  known.set(path, names);
  return names;
}

/**
 * The path with its values, percent-encoded so that each stays one segment. `undefined` when a value is empty or a dot
 * segment, which would be another path (RFC 3986 §5.2.4), or is no Unicode.
 */
export function expandPath(path: string, values: ReadonlyMap<string, string>): string | undefined {
  const filled = pathParamNames(path).map((name) => values.get(name) ?? '');
  const safe = filled.every(
    (value) => value !== '' && value !== '.' && value !== '..' && value.isWellFormed(),
  );
  return safe ? path.replaceAll(PARAM, () => encodeURIComponent(filled.shift() ?? '')) : undefined;
}
