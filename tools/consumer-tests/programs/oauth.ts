import {
  clientCredentials,
  createOAuthClient,
  deviceClient,
  isOAuthError,
  tokenSource,
} from '@smart-me/oauth';

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
  return lines;
}
