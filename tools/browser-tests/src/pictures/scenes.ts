import { LIVE_SCENES, openLiveScene } from './live-scenes.ts';
import type { Scene } from './scene.ts';
import { openConsentPage, openSimulatorPage } from './simulator-scenes.ts';
import { openPlot } from './terminal-scene.ts';

/** Everything that documents show a picture of. */
export const SCENES: Readonly<Record<string, () => Promise<Scene>>> = {
  ...Object.fromEntries(
    Object.keys(LIVE_SCENES).map((name) => [`the live page, ${name}`, () => openLiveScene(name)]),
  ),
  "the simulator's page": openSimulatorPage,
  'the consent page': openConsentPage,
  'a plot in a terminal': openPlot,
};
