import { encodeReadings } from '@smart-me/proto-codec';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Measurement } from '../device/recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account } from '../state/account.ts';
import type { Registration } from '../state/registration.ts';
import type { Deliveries } from './deliveries.ts';

/** Pushes what the devices of an account send to its registrations as it arrives, in simulated time. Returns how to end that. */
export function pushReadings({
  account,
  clock,
  deliveries,
}: {
  account: Account;
  clock: SimulatedClock;
  deliveries: Deliveries;
}): () => void {
  let scheduled: (() => void)[] = [];

  function unschedule(): void {
    for (const end of scheduled) end();
    scheduled = [];
  }

  function schedule(): void {
    unschedule();
    scheduled = [...account.registrations.values()].flatMap((registration) =>
      targets(account, registration).map((device) =>
        clock.schedule({
          next: (after) => device.recorder.nextArrival(after),
          run: (due) => {
            // Its connection may have gone since this was scheduled.
            const measurement = device.recorder.outages.at(due) ? undefined : device.recorder.latest(due);
            return measurement && push(registration, device, measurement);
          },
        }),
      ),
    );
    for (const { recorder } of account.devices.values()) {
      const { events } = recorder.outages;
      events.on('change', schedule);
      scheduled.push(() => void events.off('change', schedule));
    }
  }

  async function push(
    registration: Registration,
    device: SimulatedDevice,
    measurement: Measurement,
  ): Promise<void> {
    await deliveries.deliver(
      registration,
      encodeReadings([device.reading(measurement)], { profile: device.realtimeProfile }),
    );
  }

  function pushPosted(device: SimulatedDevice, measurement: Measurement): void {
    for (const registration of account.registrations.values()) {
      if (targets(account, registration).includes(device)) void push(registration, device, measurement);
    }
  }

  account.events.on('change', schedule).on('posted', pushPosted);
  schedule();
  return () => {
    account.events.off('change', schedule).off('posted', pushPosted);
    unschedule();
  };
}

/** The devices whose readings go to a registration. */
function targets(account: Account, { deviceId }: Registration): SimulatedDevice[] {
  return [...account.devices.values()].filter(({ id }) => deviceId === undefined || id === deviceId);
}
