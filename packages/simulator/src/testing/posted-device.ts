import { Timestamp } from '@smart-me/readings';
import { SimulatedDevice } from '../device/simulated-device.ts';
import { PostedRecorder } from '../metering/recorder.ts';
import type { Sample } from '../metering/sample.ts';

/** An electricity meter that has measured no more than this: its samples by their instants, in milliseconds since 1970. */
export function deviceThatMeasured(
  samples: readonly (readonly [at: number, sample: Sample])[],
  id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
): SimulatedDevice {
  const recorder = new PostedRecorder();
  for (const [at, sample] of samples) recorder.post({ at, timestamp: new Timestamp(at), sample });
  return new SimulatedDevice({
    id,
    serial: 5_001_234,
    name: 'Meter',
    medium: 'electricity',
    energyType: 'electricity',
    subType: 'electricity',
    familyType: 'restApiMeter',
    recorder,
  });
}
