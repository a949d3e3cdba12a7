import { deviceList } from './device-list.ts';
import { oauthSignIn } from './oauth-sign-in.ts';
import { startSample } from './sample.ts';

startSample(deviceList, oauthSignIn);
