export { execute } from '../execute.ts';
export { type Installer, INSTALLERS, installPackages, type Source } from '../install-packages.ts';
export { publishDependencies } from './publish-packages.ts';
export { type Registry, startRegistry } from './registry.ts';
export { workspace } from '@smart-me-tools/checks/workspace';
