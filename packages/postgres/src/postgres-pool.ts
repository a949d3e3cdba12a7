/** What `pg` runs in place of a text: a stream of pg-copy-streams is one. */
export interface Submittable {
  submit(connection: never): void;
}

/** What is needed of a connection: that of `pg` has it. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<PostgresResult>;
  query<Stream extends Submittable>(stream: Stream): Stream;
  /** Gives it back; with an error it is closed instead. */
  release(error?: Error | boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is needed of a result: that of `pg` has it. */
export interface PostgresResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
}

/** What is needed of a pool of connections: a `Pool` of `pg` has it. It is ended by whoever made it. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}
