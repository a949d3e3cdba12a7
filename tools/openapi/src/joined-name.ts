/**
 * One name for the endpoints of one operation; what they end in is said once: `updateDevice` and `createDevice` are
 * `updateOrCreateDevice`.
 */
export function joinedName([first = '', ...others]: readonly string[]): string {
  return others.reduce((joined, name) => {
    const [left, right] = [words(joined), words(name)];
    const shared = left.findLastIndex((word, index) => word !== right.at(index - left.length)) + 1;
    const verb = left.slice(0, shared).join('');
    return `${verb}Or${pascalCase(name)}`;
  }, first);
}

/** `updateDevice` → `UpdateDevice` */
function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function words(name: string): string[] {
  return name.split(/(?=[A-Z])/);
}
