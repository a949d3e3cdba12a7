import { deviceList } from './device-list.ts';
import { startSample } from './sample.ts';
import { typedCredentials } from './typed-credentials.ts';

startSample(deviceList, typedCredentials);
