/** The parameter names of a path, in order: `/gateway/mbus/{id}/meter/{index}` → `id`, `index`. */
export function pathParamNames(path: string): string[] {
  return Array.from(path.matchAll(/\{([^}]*)\}/g), ([, name]) => name ?? '');
}
