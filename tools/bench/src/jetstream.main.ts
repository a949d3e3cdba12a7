import { hasNatsServer, JETSTREAM_BASELINE, jetStreamBench } from './jetstream.bench.ts';
import { timingTable } from './report.ts';

/** A program: what JetStream costs behind the receiver, alone; half a minute. */
console.log(
  hasNatsServer
    ? timingTable(await jetStreamBench(), JETSTREAM_BASELINE)
    : 'Skipped: there is no nats-server on this machine.',
);
