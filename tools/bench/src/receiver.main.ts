import { deliveries } from './deliveries.ts';
import { RECEIVER_BASELINE, receiverBench } from './receiver.bench.ts';
import { timingTable } from './report.ts';

/** A program: what a delivery costs the receiver, alone; some minutes. */
for (const delivery of deliveries) {
  console.log(`${delivery.name}\n\n${timingTable(await receiverBench(delivery), RECEIVER_BASELINE)}\n`);
}
