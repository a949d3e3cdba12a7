import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { endpointsOf } from '@smart-me/api-core';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import { SimulatedClock, type ClockOptions } from './clock/simulated-clock.ts';
import { demoState } from './demo/demo-state.ts';
import type { Fault } from './faults/fault.ts';
import { Faults } from './faults/faults.ts';
import { controlHandler, isControlPath } from './control/control-handler.ts';
import { ExchangeLog } from './http/exchange-log.ts';
import { requestListener } from './http/request-listener.ts';
import { isLoopbackAddress, nameOf, servesHost } from './http/loopback.ts';
import { createProvider } from './oauth/create-provider.ts';
import { oauthHandler } from './oauth/oauth-handler.ts';
import { isOAuthPath } from './oauth/oauth-routes.ts';
import { tokenLookup } from './oauth/look-up-token.ts';
import { implementations } from './implementations.ts';
import { restApp } from './rest/rest-app.ts';
import { simulatorCredentials, type SimulatorCredentials } from './state/simulator-credentials.ts';
import type { SimulatorState } from './state/simulator-state.ts';
import { Deliveries } from './webhook/deliveries.ts';
import { pushReadings } from './webhook/push-readings.ts';

/** How a simulator starts. */
export interface SimulatorOptions {
  /** Equal seeds give equal devices, values and credentials. Default: 1. */
  readonly seed?: number;
  /** Default: 0, any free port. */
  readonly port?: number;
  /**
   * Default: 127.0.0.1, so that only this machine reaches it. On loopback it responds with 421 to requests for another host than
   * a name of this machine, or the one given here.
   */
  readonly host?: string;
  /** Default: the machine's time at its own speed. */
  readonly clock?: ClockOptions;
  /** What goes wrong from the start. Default: nothing. */
  readonly faults?: Iterable<Fault>;
  /** How names are written. Default: `pascal`, as the platform does; its description says `camel`. */
  readonly casing?: 'pascal' | 'camel';
  /** Whether absent fields are written as `null`. Default: they are left out, as in every recorded response. */
  readonly nulls?: boolean;
  /** How many devices the account has: beyond those of the house come the flats of a street. Default: those of the house. */
  readonly devices?: number;
  /** The most readings that arrive at one moment share a POST to a webhook. Default: 1. */
  readonly readingsPerPost?: number;
  /**
   * Hosts to which webhooks may go while others than this machine reach the simulator, such as `receiver.example`. Default:
   * none, so that nobody makes this machine send requests for them. On loopback webhooks go anywhere.
   */
  readonly webhookHosts?: readonly string[];
}

/** A running simulator. */
export interface Simulator {
  /** Base URL of the REST API and of OAuth, without a slash at the end. */
  readonly url: string;
  readonly credentials: SimulatorCredentials;
  readonly clock: SimulatedClock;
  readonly faults: Faults;
  readonly state: SimulatorState;
  /** Ends pushes, closes all connections and frees the port. Can be called again. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a smart-me cloud on this machine: REST, OAuth and webhook pushes from one state.
 *
 * @throws when the port is taken or the host is not of this machine (`EADDRINUSE`, `EADDRNOTAVAIL`).
 * @example
 * const simulator = await startSimulator();
 * const client = createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url });
 * await simulator.stop();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, port = 0, host = '127.0.0.1', casing = 'pascal', nulls = false } = options;
  const clock = new SimulatedClock(options.clock);
  const faults = new Faults(seed, options.faults);
  const credentials = simulatorCredentials(seed);
  const state = demoState(seed, credentials, options.devices);
  const exchanges = new ExchangeLog();
  const stopping = new AbortController();
  const webhookHosts = new Set(options.webhookHosts?.map((name) => nameOf(name) ?? name));

  const server = createServer();
  // `once` rejects when the port is taken.
  await once(server.listen(port, host), 'listening');
  const address = server.address() as AddressInfo;
  const url = urlOf(address);
  if (!isLoopbackAddress(address)) state.webhookHosts = webhookHosts;

  const { provider, tokens } = createProvider({ issuer: url, state, clock });
  const rest = restApp({
    state,
    clock,
    style: { casing, nulls },
    refreshTokens: tokens('RefreshToken'),
    implementations,
    endpoints: [...endpointsOf(accountEndpoints), ...endpointsOf(partnerEndpoints)],
    lookUpToken: tokenLookup(provider, state),
  });
  const handler = getRequestListener(rest, { overrideGlobalObjects: false });
  const signal = stopping.signal;
  server.on(
    'request',
    requestListener({
      seed,
      clock,
      faults,
      servesHost: servesHost(address, host),
      control: controlHandler({ url, clock, faults, state, credentials, exchanges }),
      isControlPath,
      exchanges,
      rest: handler,
      oauth: oauthHandler(provider, state),
      isOAuthPath,
      signal,
    }),
  );

  const deliveries = new Deliveries(faults, {
    readingsPerPost: options.readingsPerPost,
    onDelivery(apiUrl, status, milliseconds) {
      const { origin, pathname } = new URL(apiUrl);
      const at = clock.now().toISOString();
      exchanges.add({
        kind: 'delivery',
        at,
        method: 'POST',
        target: origin + pathname,
        status,
        milliseconds,
      });
    },
  });
  const pushes = state.accounts.map((account) => pushReadings({ account, clock, deliveries }));
  state.onUser((account) => void pushes.push(pushReadings({ account, clock, deliveries })));

  async function stop(): Promise<void> {
    stopping.abort();
    for (const end of pushes) end();
    clock.stop();
    deliveries.stop();
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }

  return { url, credentials, clock, faults, state, stop, [Symbol.asyncDispose]: stop };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
