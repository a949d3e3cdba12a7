import { POSTGRES_BASELINE, postgresBench } from './postgres.bench.ts';
import { timingTable } from './report.ts';

/** A program: what rows in PostgreSQL cost, alone; half a minute. */
console.log(timingTable(await postgresBench(), POSTGRES_BASELINE));
