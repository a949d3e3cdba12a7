/** Licences that may be part of what we publish: they ask for no more than their notice. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** Licences that a tool may have, as it is run here and never passed on. */
const FOR_TOOLS: ReadonlySet<string> = new Set([
  ...PERMISSIVE,
  'Artistic-2.0', // npm
  'CC-BY-4.0', // the browser tables of caniuse
  'MPL-2.0', // the CSS compiler inside Vite
  'Python-2.0', // argparse
  'WTFPL',
]);

/** What a dependency is for: part of an installation of our packages, or a tool of this workspace. */
export type Use = 'published' | 'tool';

/** Whether a package under this licence may be used so. Expressions are SPDX's, with AND, OR and parentheses. */
export function isLicenceAllowed(licence: string | undefined, use: Use): boolean {
  if (licence === undefined) return false;
  const allowed = use === 'published' ? PERMISSIVE : FOR_TOOLS;
  const tokens = licence.match(/\(|\)|[^\s()]+/g) ?? [];
  let position = 0;

  // OR binds weaker than AND (SPDX 2.3, annex D).
  const anyOf = (): boolean => {
    let result = allOf();
    while (tokens[position]?.toUpperCase() === 'OR') {
      position += 1;
      const next = allOf();
      result ||= next;
    }
    return result;
  };
  const allOf = (): boolean => {
    let result = one();
    while (tokens[position]?.toUpperCase() === 'AND') {
      position += 1;
      const next = one();
      result &&= next;
    }
    return result;
  };
  const one = (): boolean => {
    const token = tokens[position];
    position += 1;
    if (token !== '(') return token !== undefined && allowed.has(token);
    const result = anyOf();
    position += 1; // the closing parenthesis
    return result;
  };

  const result = anyOf();
  return result && position === tokens.length;
}

/** The licence a manifest names, in the form of today or in one of npm's older ones. */
export function licenceOf(manifest: { license?: unknown; licenses?: unknown }): string | undefined {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  const types = [license, licenses].flat().flatMap((one) => (hasType(one) ? [one.type] : []));
  return types.length === 0 ? undefined : types.join(' OR ');
}

const hasType = (value: unknown): value is { type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
