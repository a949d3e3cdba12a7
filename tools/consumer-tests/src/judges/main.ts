import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackages } from '../build-packages.ts';
import { packPackages } from '../registry/publish-packages.ts';
import { advisories } from './advisories.ts';
import { apiReports } from './api-report.ts';
import { deadExports } from './dead-exports.ts';
import { licences } from './dependencies.ts';
import type { Judgement } from './judgement.ts';
import { attw, publint } from './tarballs.ts';

const { values: options } = parseArgs({
  options: {
    update: { type: 'boolean', default: false }, // writes the API reports anew
    'require-audit': { type: 'boolean', default: false }, // where the registry can be reached
  },
});

buildPackages();
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-judges-')));
try {
  const tarballs = await packPackages(scratch);
  const judgements: Judgement[] = [];
  for (const tarball of tarballs) judgements.push(await publint(tarball), await attw(tarball));
  judgements.push(...apiReports(options.update), await deadExports(), licences(), await advisories());
  judgements.forEach(print);
  const failed = judgements.filter(isObjection).length;
  const unknown = judgements.filter((one) => one.unknown !== undefined).length;
  console.log(`${judgements.length - failed - unknown} passed, ${failed} failed, ${unknown} unknown`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function isObjection({ objection, unknown }: Judgement): boolean {
  return objection !== undefined || (options['require-audit'] && unknown !== undefined);
}

function print(judgement: Judgement): void {
  const { judge, subject, objection, unknown } = judgement;
  const mark = isObjection(judgement) ? '✗' : unknown === undefined ? '✓' : '?';
  const detail = objection ?? unknown;
  console.log(`${mark} ${judge}: ${subject}${detail === undefined ? '' : `: ${detail}`}`);
}
