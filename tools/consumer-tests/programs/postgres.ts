import { postgresSink, schemaSql } from '@smart-me/postgres';

/** The tables, and what a sink says of a server that is not there. */
export async function run(): Promise<string[]> {
  const pool = {
    connect: () => Promise.reject(new Error('connect ECONNREFUSED')),
    on: () => undefined,
    off: () => undefined,
  };
  const sink = postgresSink({ pool, table: 'meters' });
  const failure = await sink.position().catch(String);
  await sink[Symbol.asyncDispose]();
  return [...schemaSql({ table: 'meters' }).trimEnd().split('\n'), String(failure)];
}
