import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientCredentials, createOAuthClient, deviceClient, tokenSource } from '@smart-me/oauth';
import { fileStore } from '@smart-me/oauth/node';

export async function run(cloud: { url: string; clientId: string; clientSecret: string }): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-tokens-'));
  const file = join(folder, 'tokens.json');
  const { clientId, clientSecret, url: baseUrl } = cloud;
  const client = createOAuthClient({ client: deviceClient({ clientId, clientSecret }), baseUrl });
  const source = () =>
    tokenSource(client, { grant: clientCredentials({ scopes: ['device.read'] }), store: fileStore(file) });
  const first = await source().authorization();
  const second = await source().authorization();
  const { mode } = await stat(file);
  await rm(folder, { recursive: true });
  return [`shared: ${String(first === second)}`, `mode ${(mode & 0o777).toString(8)}`];
}
