// The script of devices.html: the devices of an account, with credentials that are typed in.
import { deviceList } from './device-list.ts';
import { startSample } from './sample.ts';
import { typedCredentials } from './typed-credentials.ts';

startSample(deviceList, typedCredentials);
