import { INGEST_BASELINE, ingestBench } from './ingest.bench.ts';
import { timingTable } from './report.ts';

/** A program: what storing before acknowledging costs, alone; half a minute. */
console.log(timingTable(await ingestBench(), INGEST_BASELINE));
