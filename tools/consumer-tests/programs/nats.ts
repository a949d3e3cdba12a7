import { openJetStream } from '@smart-me/nats';

/** Nothing listens there: told in time, and without the name of what is inside. */
export async function run(): Promise<string[]> {
  const refused = await openJetStream({ servers: 'nats://127.0.0.1:1', openTimeout: 1_000 }).then(
    () => 'connected',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
  );
  return [refused];
}
