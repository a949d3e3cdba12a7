const swc = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'es6' },
  swcrc: false,
  sourceMaps: 'inline',
};

/**
 * One configuration for every package: TypeScript as ES modules, siblings resolved to their sources. Jest takes a
 * worker less than there are cores; where tests wait more than they work, for a server or a command, the package's `test` target asks
 * for one more.
 */
export default {
  // Only what hangs takes so long, even on a machine that is busy with ten other things. Tests start commands and servers, and share the machine with each other.
  testTimeout: 600_000,
  testMatch: ['<rootDir>/src/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  testEnvironmentOptions: { customExportConditions: ['@smart-me/source', 'node', 'node-addons'] },
};
