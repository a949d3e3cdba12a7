import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Measurement } from '../metering/recording.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Account, Registration } from '../state/account.ts';
import type { Deliveries } from './deliveries.ts';

/**
 * Pushes what the devices of an account send to its registrations as it arrives, in simulated time. A device has one task,
 * however many registrations there are. Returns how to end that.
 */
export function pushReadings({
  account,
  clock,
  deliveries,
}: {
  account: Account;
  clock: SimulatedClock;
  deliveries: Deliveries;
}): () => void {
  const watched = new Map<SimulatedDevice, { readonly reschedule: () => void; readonly end: () => void }>();

  function watch(device: SimulatedDevice): void {
    const schedule = (): (() => void) =>
      clock.schedule({
        next: (after) => device.recorder.nextArrival(after),
        run: (due) => {
          // Its connection may have gone since this was scheduled.
          const measurement = device.recorder.outages.at(due) ? undefined : device.recorder.latest(due);
          return measurement && push(device, measurement);
        },
      });
    const scheduleKept = (): (() => void) =>
      clock.schedule({
        next: (after) =>
          device.recorder.kind === 'measuring' ? device.recorder.nextArrivalOfKept(after) : undefined,
        run: async (due) => {
          if (device.recorder.kind !== 'measuring') return;
          for (const kept of device.recorder.keptArriving(due)) await push(device, kept);
        },
      });
    let unschedule = [schedule(), scheduleKept()];
    const end = (): void => {
      for (const each of unschedule) each();
    };
    const reschedule = (): void => {
      end();
      unschedule = [schedule(), scheduleKept()];
    };
    const { events } = device.recorder.outages;
    events.on('change', reschedule);
    watched.set(device, {
      reschedule,
      end() {
        end();
        events.off('change', reschedule);
        watched.delete(device);
      },
    });
  }

  async function push(device: SimulatedDevice, measurement: Measurement): Promise<void> {
    const message = device.message(measurement);
    await Promise.all(
      receivers(account, device).map((registration) => deliveries.deliver(registration, device, message)),
    );
  }

  function pushPosted(device: SimulatedDevice, measurement: Measurement): void {
    void push(device, measurement);
  }

  function reschedule(device: SimulatedDevice): void {
    watched.get(device)?.reschedule();
  }

  /** Devices are watched while anybody wants their readings. */
  function update(): void {
    const devices = new Set(account.registrations.size > 0 ? account.devices.values() : []);
    for (const [device, { end }] of watched) if (!devices.has(device)) end();
    for (const device of devices) if (!watched.has(device)) watch(device);
  }

  account.events.on('change', update).on('sending', reschedule).on('posted', pushPosted);
  update();
  return () => {
    account.events.off('change', update).off('sending', reschedule).off('posted', pushPosted);
    for (const { end } of watched.values()) end();
  };
}

/** The registrations to which a device's readings go. */
function receivers({ registrations }: Account, { id }: SimulatedDevice): Registration[] {
  return [...registrations.values()].filter(({ deviceId }) => deviceId === undefined || deviceId === id);
}
