/** What is mutated of a package, and which of its tests look for it. */
export interface Subject {
  /** Folder below `packages/`. */
  readonly name: string;
  /** What of it is mutated, in words; all of it when left out. */
  readonly what?: string;
  /** Sources to mutate, as patterns. */
  readonly sources?: readonly string[];
  /** Test files that are used, as patterns; all of them when left out. */
  readonly tests?: readonly string[];
  /** Test files that are not used, as a pattern: they look at something else than what the code does. */
  readonly notUsed?: string;
  /** Environment of its tests. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The score that it has to reach, in percent. */
  readonly goal: number;
}

/** The packages whose tests are tried. */
export const SUBJECTS: readonly Subject[] = [
  // Code with mutants is larger.
  { name: 'obis', goal: 85, notUsed: 'src/bundle-size.test.ts' },
  { name: 'readings', goal: 85 },
  // The schema's tests call commands, for a schema without mutants.
  {
    name: 'proto-codec',
    goal: 85,
    notUsed: 'src/schema.test.ts',
    // The comparison with the generated code is run with each mutant: by fewer messages.
    environment: { FUZZ_MESSAGES: '600' },
  },
  { name: 'realtime', goal: 85 },
  // Beside tests of bundle, README and whole processes: another authorization server would start for each mutant.
  {
    name: 'oauth',
    goal: 85,
    notUsed: 'src/{bundle,readme,interoperability,node/file-store-processes,node/full-disk}.test.ts',
  },
  { name: 'api-core', goal: 85 },
  { name: 'account-api', goal: 85, notUsed: 'src/history-memory.test.ts' },
  {
    name: 'simulator',
    what: 'energy use, granted scopes, charging limits, interpolation',
    sources: [
      'src/rest/energy-use.ts',
      'src/state/granted-scopes.ts',
      'src/device/charging-station.ts',
      'src/rest/account/pico.ts',
      'src/rest/interpolated-readings.ts',
    ],
    // Each of the others starts a whole simulator, for every mutant in a table: what they alone would notice counts as survived.
    tests: [
      'src/device/charging-station.test.ts',
      'src/state/granted-scopes.test.ts',
      'src/rest/{energy-use,interpolated-readings,rest-app}.test.ts',
      'src/rest/account/{oauth-applications,pico,values,virtual-tariffs}.test.ts',
    ],
    goal: 80,
  },
];
