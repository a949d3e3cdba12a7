// A process that calls the API with tokens of a shared file, until the API says 410. Arguments: server, file.
import { publicClient } from '../server/client-kind.ts';
import { fileStore } from '../node/file-store.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import { tokenSource } from '../token-source/token-source.ts';

const [, , url = '', path = ''] = process.argv;
const oauth = createOAuthClient({ client: publicClient({ clientId: 'worker' }), baseUrl: url });
const source = tokenSource(oauth, { store: fileStore(path) });

for (let rejected: string | undefined; ;) {
  const authorization = await source.authorization(rejected === undefined ? {} : { rejected });
  const { status, body } = await fetch(url, { headers: { authorization } });
  await body?.cancel();
  if (status === 410) break;
  rejected = status === 401 ? authorization : undefined;
}
