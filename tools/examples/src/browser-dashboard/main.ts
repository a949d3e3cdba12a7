import { startSimulator } from '@smart-me/simulator';
import { bundlePages } from './bundle-pages.ts';
import { servePages } from './page-server.ts';

/** A meter that has been silent for longer than a day, so that the 24-hour list has something to say. */
const SILENT_METER = 'Gas boiler';
const SILENCE = 30 * 3_600_000;

const simulator = await startSimulator();
for (const { devices } of simulator.state.accounts) {
  const silent = [...devices.values()].find(({ name }) => name === SILENT_METER);
  silent?.takeOffline({ from: simulator.clock.milliseconds - SILENCE });
}

const { apiKey, username, password, public: publicClient } = simulator.credentials;
const pages = await servePages({
  files: await bundlePages(),
  port: Number(process.env['PORT'] ?? 0),
  baseUrl: simulator.url,
  clientId: publicClient.clientId,
});

console.log(`All devices             ${pages.url}/devices
M-Bus gateways          ${pages.url}/mbus-gateways
Sign in with smart-me   ${pages.url}/sign-in

The simulator at ${simulator.url} takes any of these:
  API key     ${apiKey}
  user        ${username}
  password    ${password}

Ctrl+C ends both.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void Promise.all([pages[Symbol.asyncDispose](), simulator.stop()]);
  });
