import { startSimulator } from '@smart-me/simulator'; import { apiKey, createClient } from '@smart-me/api-core'; import { createAccountApi } from '@smart-me/account-api';
const sim = await startSimulator({ seed: 1 }); const account = createAccountApi(createClient({ auth: apiKey(sim.credentials.apiKey), baseUrl: sim.url }));
for (const d of (await account.devices.list()).slice(0, 5)) { const t = performance.now(); let n = 0, g = 0, gap = 0; const to = Math.floor(Date.now()/6e4)*6e4;
 for await (const e of account.values.history(d, { from: new Date(to - 10*86400e3), to: new Date(to), interval: 1 })) if (e.kind === 'reading') n++; else { g++; gap += (e.to.epochMilliseconds-e.from.epochMilliseconds)/6e4; }
 console.log(d.name, { n, gaps: g, gap, sum: n+gap, ms: Math.round(performance.now()-t) }); }
const [d] = await account.devices.list(); let n=0; const to=Date.now(); for await (const e of account.values.history(d!, { from: new Date(to-6*3600e3), to: new Date(to), interval: 0 })) n++; console.log('every', n);
await sim.stop();
