import type { ObisDescription } from '@smart-me/obis/describe';

/** One of the six groups of a code, and what it says there. */
export interface ObisGroup {
  readonly group: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  readonly value: number;
  /** What the group is for (IEC 62056-6-1). */
  readonly title: string;
  readonly meaning: string;
}

/** What each group of a code says. Quantity and processing depend on each other, so the quantity stands with C. */
export function obisGroups(description: ObisDescription): readonly ObisGroup[] {
  const { code } = description;
  return [
    { group: 'A', value: code.a, title: 'Medium', meaning: words(description.medium) },
    { group: 'B', value: code.b, title: 'Channel', meaning: channel(description) },
    { group: 'C', value: code.c, title: 'Quantity', meaning: quantity(description) },
    { group: 'D', value: code.d, title: 'Processing', meaning: words(description.processing) },
    { group: 'E', value: code.e, title: 'Tariff', meaning: tariff(description) },
    { group: 'F', value: code.f, title: 'Billing period', meaning: billingPeriod(description) },
  ];
}

const NOTHING = '-';

/** `time-integral` → `time integral`; the platform keeps its hyphen. */
function words(name: string | undefined): string {
  return name?.replaceAll(/(?<!^smart)-/g, ' ') ?? NOTHING;
}

function channel({ channel, code }: ObisDescription): string {
  if (channel !== undefined) return `channel ${channel}`;
  if (code.b >= 65 && code.b <= 127) return 'specific to the utility';
  return code.b === 0 ? 'no channel' : NOTHING;
}

function quantity({ quantity, direction, phase }: ObisDescription): string {
  return (
    [quantity, direction, phase].flatMap((part) => (part === undefined ? [] : [words(part)])).join(', ') ||
    NOTHING
  );
}

function tariff({ tariff, code }: ObisDescription): string {
  if (tariff === undefined) return code.e === 0 ? 'none' : NOTHING;
  return tariff === 0 ? 'total of all tariffs' : `tariff ${tariff}`;
}

function billingPeriod({ billingPeriod, code }: ObisDescription): string {
  if (billingPeriod?.kind === 'counter') return `stored at billing period counter ${billingPeriod.number}`;
  if (billingPeriod?.kind === 'relative')
    return billingPeriod.back === 1 ? 'the last one' : `${billingPeriod.back} periods ago`;
  if (billingPeriod?.kind === 'past') return 'a past one';
  return code.f === 255 ? 'current value' : NOTHING;
}
