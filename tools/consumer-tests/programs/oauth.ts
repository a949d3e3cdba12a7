import {
  clientCredentials,
  createOAuthClient,
  deviceClient,
  isOAuthError,
  tokenSource,
} from '@smart-me/oauth';
import { indexedDbStore } from '@smart-me/oauth/browser';

export async function run(cloud: { url: string; clientId: string; clientSecret: string }): Promise<string[]> {
  const sourceFor = (clientSecret: string) =>
    tokenSource(
      createOAuthClient({
        client: deviceClient({ clientId: cloud.clientId, clientSecret }),
        baseUrl: cloud.url,
      }),
      { grant: clientCredentials({ scopes: ['device.read'] }) },
    );
  const source = sourceFor(cloud.clientSecret);
  const [first, second] = await Promise.all([source.authorization(), source.authorization()]);
  const lines = [first.split(' ')[0] ?? '', `one token: ${String(first === second)}`];
  try {
    await sourceFor('wrong').tokens();
  } catch (error) {
    lines.push(`wrong secret: ${isOAuthError(error) ? error.code : String(error)}`);
  }
  // A browser has no tokens yet; elsewhere there is no IndexedDB.
  const stored = await Promise.resolve(indexedDbStore().read()).catch((error: unknown) =>
    isOAuthError(error, 'store_failed') ? undefined : String(error),
  );
  lines.push(`kept in the browser: ${stored ?? 'nothing'}`);
  return lines;
}
