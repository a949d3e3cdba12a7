import { objectionsToRelease } from './preconditions.ts';

// Nx runs this before it sets a version, and shows what it says when it fails. A dry run goes on, and says the same at its end.
const objections = objectionsToRelease();
for (const objection of objections) console.error(`✗ ${objection}`);
if (objections.length > 0 && process.env['NX_DRY_RUN'] !== 'true') process.exitCode = 1;
