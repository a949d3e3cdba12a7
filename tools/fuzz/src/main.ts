import { parseArgs } from 'node:util';
import { figuresTable } from './figures-table.ts';
import { targets } from './targets.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '20261126' },
    only: { type: 'string', multiple: true },
  },
});
const plan = { inputs: Number(values.inputs), seed: Number(values.seed) };
if (!Number.isSafeInteger(plan.inputs) || plan.inputs < 1 || !Number.isInteger(plan.seed)) {
  throw new RangeError('Give whole numbers: npm run fuzz -- --inputs=10000 --seed=7');
}
const { only } = values;
const chosen = targets.filter(({ name }) => only === undefined || only.includes(name));

const figures = [];
for (const target of chosen) {
  const result = await target.run(plan);
  figures.push(result);
  console.error(`${result.name}: ${result.inputs} inputs in ${result.seconds.toFixed(1)} s`);
  if (result.fault !== undefined) console.error(result.fault);
}
const faults = figures.filter(({ fault }) => fault !== undefined).length;
console.log(figuresTable(figures));
console.log(`\nNode ${process.versions.node}, seed ${plan.seed}: ${faults} faults`);
process.exitCode = faults === 0 && figures.length > 0 ? 0 : 1;
