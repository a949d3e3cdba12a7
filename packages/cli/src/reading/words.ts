/**
 * A name of the API in words: `coldWater` → `cold water`, `activePowerL1` → `active power L1`, `meterTypeWater` → `meter
 * type water`. A number that the API has no name for stays one; nothing is empty.
 */
export function words(name: string | number | undefined): string {
  return String(name ?? '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map((word) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** `1 device`, `12,345 rows`. */
export function counted(count: number, noun: string): string {
  return `${whole.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const whole = new Intl.NumberFormat('en');
