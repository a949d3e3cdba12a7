// A table of readings, each value once.
export { postgresSink } from './postgres-sink.ts';
export type { PostgresGapOptions, PostgresSink, PostgresSinkOptions } from './postgres-sink.ts';
export { migrate, schemaSql, shapeOf } from './postgres-table.ts';
export type { MigrateOptions, TableOptions, TableShape } from './postgres-table.ts';

// What is needed of `pg`.
export type { PostgresClient, PostgresPool, PostgresResult, Submittable } from './postgres-pool.ts';
