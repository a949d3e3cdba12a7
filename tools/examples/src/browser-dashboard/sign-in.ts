// The script of sign-in.html: the devices of an account, with a sign-in at smart-me.
import { deviceList } from './device-list.ts';
import { oauthSignIn } from './oauth-sign-in.ts';
import { startSample } from './sample.ts';

startSample(deviceList, oauthSignIn);
