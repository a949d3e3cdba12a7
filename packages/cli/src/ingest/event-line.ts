import type { IngestEvent, IngestStatus } from '@smart-me/ingest';
import type { TimeRange } from '@smart-me/readings';
import { counted } from '../reading/words.ts';
import { localTime } from '../time/local-time.ts';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const GAP_REASONS = {
  empty: 'the cloud has no reading in it either',
  license: 'histories need the Professional licence',
  failed: 'the history could not be read; it is tried again',
} as const;

/** An event as a person reads it. */
export function eventLine(event: IngestEvent, timeZone: string): string {
  switch (event.type) {
    case 'log_failing':
      return `Deliveries are refused (503): ${textOf(event.error)}`;
    case 'log_recovered':
      return 'Deliveries are taken again.';
    case 'sink_failing':
      return `${event.sink} does not take readings, again in ${event.retryIn / 1000} s: ${textOf(event.error)}`;
    case 'sink_recovered':
      return `${event.sink} takes readings again.`;
    case 'refused':
      return `${event.sink} refuses delivery ${event.delivery}: ${event.reason}`;
    case 'quarantined':
      return `A message that cannot be read is in quarantine: ${event.reason}`;
    case 'gap':
      return `${span(event, timeZone)}: asking for the history`;
    case 'gap_filled':
      return `${span(event, timeZone)}: ${event.readings} readings`;
    case 'gap_kept':
      return `${span(event, timeZone)}: stays, ${GAP_REASONS[event.reason]}`;
  }
}

function span({ deviceId, from, to }: TimeRange & { readonly deviceId: string }, timeZone: string): string {
  return `Gap of ${deviceId} from ${localTime(from, timeZone)} to ${localTime(to, timeZone)}`;
}

/** The same for programs: an error is its text. */
export function eventJson(event: IngestEvent): object {
  return 'error' in event ? { ...event, error: textOf(event.error) } : event;
}

/** Where everything stands, in a line. */
export function statusLine({ accepted, log, sinks, backfill }: IngestStatus): string {
  const parts = [
    `${accepted.deliveries} deliveries`,
    `${accepted.values} values`,
    ...Object.entries(sinks).map(([name, sink]) =>
      [
        `${name} ${sink.state}`,
        ...(sink.waiting > 0 ? [`${sink.waiting} waiting`] : []),
        ...(sink.deadLetters > 0 ? [`${sink.deadLetters} refused`] : []),
      ].join(', '),
    ),
    ...(log.quarantined > 0 ? [`${log.quarantined} in quarantine`] : []),
    ...(backfill !== undefined && backfill.openGaps.length > 0
      ? [`${counted(backfill.openGaps.length, 'gap')} open`]
      : []),
  ];
  return parts.join('  ');
}
