import { scalar, type Scalar, uuid } from '../wire/scalars.ts';

/** The id of a device, a folder or another thing of the platform: a GUID, in lower case whatever case it comes in. */
export const deviceId: Scalar<string> = scalar({
  expected: uuid.expected,
  json: uuid.json,
  decode: uuid.accept,
  mistake: (value) =>
    /^\d{1,19}(-\d+)?$/.test(String(value)) ? 'a serial number? Find the device by getBySerial' : undefined,
});
