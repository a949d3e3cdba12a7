/** Every digit that a 64-bit float carries for certain, without grouping. */
export function formatExact(value: number): string {
  return exact.format(value);
}

/** For reading: thousands grouped, three decimals at most. */
export function formatRounded(value: number): string {
  return rounded.format(value);
}

const exact = new Intl.NumberFormat('en', {
  maximumSignificantDigits: 15,
  useGrouping: false,
  signDisplay: 'negative',
});
const rounded = new Intl.NumberFormat('en', { maximumFractionDigits: 3, signDisplay: 'negative' });
