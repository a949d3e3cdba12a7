import type { Endpoint } from '../endpoint/endpoint.ts';

/** An endpoint and what the path of a request gives for its parameters, percent-decoded. */
export interface MatchedEndpoint<E extends Endpoint = Endpoint> {
  readonly endpoint: E;
  readonly pathParams: Readonly<Record<string, string>>;
}

/**
 * Finds the endpoint of a request, as the platform does: paths in any case, a fixed segment before a parameter. `404`
 * when no endpoint has the path, `405` when one has it for another method.
 *
 * @param pathname path below the base URL, percent-encoded as it came
 * @example
 * matchEndpoint([getDevice], 'GET', '/devices/3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1');
 * // { endpoint: getDevice, pathParams: { id: '3bd0fce9-…' } }
 */
export function matchEndpoint<E extends Endpoint>(
  endpoints: Iterable<E>,
  method: string,
  pathname: string,
): MatchedEndpoint<E> | 404 | 405 {
  let best: MatchedEndpoint<E> | undefined;
  let pathKnown = false;
  for (const endpoint of endpoints) {
    const pathParams = matchPath(endpoint.path, pathname);
    if (pathParams === undefined) continue;
    pathKnown = true;
    if (endpoint.method !== method.toUpperCase()) continue;
    if (best === undefined || isMoreSpecific(endpoint.path, best.endpoint.path))
      best = { endpoint, pathParams };
  }
  return best ?? (pathKnown ? 405 : 404);
}

function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const match = pattern(template).exec(pathname);
  if (match === null) return undefined;
  const names = template.match(/[^{]+(?=\})/g) ?? [];
  try {
    return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(match[at + 1] ?? '')]));
  } catch {
    return undefined; // a broken percent-encoding is no path that we know
  }
}

const patterns = new Map<string, RegExp>();

function pattern(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const source = template
    .split(/\{[^}]*\}/)
    .map((fixed) => fixed.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`))
    .join('([^/]+)');
  const made = new RegExp(`^${source}/?$`, 'i');
  patterns.set(template, made);
  return made;
}

/** `/gateway/mbus/search` before `/gateway/mbus/{id}`: at the first difference, the fixed segment wins. */
function isMoreSpecific(path: string, than: string): boolean {
  const others = than.split('/');
  for (const [at, segment] of path.split('/').entries()) {
    const fixed = !segment.startsWith('{');
    const otherFixed = !(others[at] ?? '').startsWith('{');
    if (fixed !== otherFixed) return fixed;
  }
  return false;
}
