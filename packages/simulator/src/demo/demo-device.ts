import type { UploadInterval } from '@smart-me/account-api';
import { MeterRecorder } from '../metering/meter-recorder.ts';
import { SimulatedDevice, type DeviceOptions } from '../device/simulated-device.ts';
import { familyOf, UPLOAD_INTERVALS } from '../metering/families.ts';
import type { Meter } from '../metering/sample.ts';
import { MINUTE } from '../metering/profile.ts';
import { deriveSeed, seededUuid, uniform } from '../random/seeded.ts';

/** All demo devices were put into service at this instant; there are no values before. */
export const COMMISSIONED: number = Date.UTC(2024, 0, 1);

/** What is told of a demo device; its id, serial number and when it sends follow from its seed. */
export interface DemoDeviceOptions extends Omit<
  DeviceOptions,
  'id' | 'serial' | 'recorder' | 'uploadInterval'
> {
  readonly seed: number;
  /** Default: one that follows from the seed. */
  readonly serial?: number;
  readonly meter: Meter;
  readonly uploadInterval: UploadInterval;
}

/** A device of the demo world. */
export function demoDevice({ seed, meter, ...options }: DemoDeviceOptions): SimulatedDevice {
  return new SimulatedDevice({
    license: 'professional',
    ...options,
    id: seededUuid(deriveSeed(seed, 'id')),
    serial: options.serial ?? 6_000_000 + Math.floor(uniform(deriveSeed(seed, 'serial'), 0) * 3_000_000),
    recorder: new MeterRecorder({
      seed,
      meter,
      sends: familyOf(options.familyType).sends,
      interval: UPLOAD_INTERVALS.get(options.uploadInterval) ?? MINUTE,
      commissioned: COMMISSIONED,
    }),
  });
}

/** The number printed on a meter that a gateway or module reads: eight digits, as M-Bus identifies it (EN 13757-3). */
export function meterNumber(seed: number): string {
  return String(10_000_000 + Math.floor(uniform(deriveSeed(seed, 'meter number'), 0) * 90_000_000));
}
