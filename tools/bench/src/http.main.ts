import { callBench, HTTP_BASELINE, listBench } from './http.bench.ts';
import { timingTable } from './report.ts';

/** A program: what a call costs, alone; some twenty seconds. */
console.log(timingTable(await callBench(), HTTP_BASELINE.call));
console.log(timingTable(await listBench(200), HTTP_BASELINE.list));
