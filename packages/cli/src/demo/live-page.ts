import type { AccountApi } from '@smart-me/account-api';
import type { DeviceReading } from '@smart-me/readings';
import type * as LivePackage from '@smart-me/live';
import { openBrowser } from '../terminal/open-browser.ts';

/** The live page beside the lines of the demo. */
export interface LivePage {
  /** Shows readings as they come. */
  add(readings: readonly DeviceReading[]): void;
  close(): Promise<void>;
}

export interface LivePageOptions {
  readonly account: AccountApi;
  /** Names of the devices, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly port: number;
  /** Whether a browser is to be opened, too. */
  readonly open: boolean;
  /** Told the address, and what went wrong: the demo goes on without the page. */
  readonly remark: (line: string) => void;
}

/** Starts the page while the demo goes on: what comes before it stands is kept for it. */
export function openLivePage(options: LivePageOptions): LivePage {
  let waiting: DeviceReading[] = [];
  let add = (readings: readonly DeviceReading[]): void => {
    waiting.push(...readings);
  };
  const opening = open(options).then(
    (page) => {
      add = (readings) => {
        page.add(readings);
      };
      add(waiting);
      waiting = [];
      return page;
    },
    (error: unknown) => {
      options.remark(`There is no live page: ${error instanceof Error ? error.message : String(error)}`);
      add = () => undefined;
      return undefined;
    },
  );
  return {
    add: (readings) => {
      add(readings);
    },
    close: async () => {
      await (await opening)?.close();
    },
  };
}

async function open({ account, names, timeZone, port, open, remark }: LivePageOptions): Promise<LivePage> {
  const { accountSource, serveLive }: typeof LivePackage = await import('@smart-me/live');
  const devices = [...names.keys()];
  // What the demo takes is shown; only what was before is asked for.
  const source = accountSource({ values: account.values, devices, everySeconds: false });
  const live = await serveLive({ source, names, timeZone, port });
  remark(`Live page: ${live.url}`);
  if (open) openBrowser(live.url);
  return {
    add: (readings) => {
      source.add(readings);
    },
    close: async () => {
      await live.close();
      await source[Symbol.asyncDispose]();
    },
  };
}
