// One browser for all that is tested in it: starting one takes longer than most of the tests.
import './in-chromium/devices.ts';
import './in-chromium/mbus-gateways.ts';
import './in-chromium/signed-readings.ts';
import './in-chromium/interactive-grants.ts';
import './in-chromium/sign-in.ts';
import './in-chromium/indexed-db-store.ts';
import './in-chromium/live.ts';
import './in-chromium/simulator.ts';
