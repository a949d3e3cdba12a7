/** What a clock can be set to: anything that names one instant. */
export type ClockInstant = Date | string | number;

/** How a clock starts. */
export interface ClockOptions {
  /** The first instant. Default: the machine's time. */
  readonly start?: ClockInstant;
  /** Simulated seconds per real second; 0 stands still. Default: 1. */
  readonly speed?: number;
}

/** Work that recurs in simulated time. */
export interface ClockTask {
  /** The first due instant after `after`, or undefined when there is none. Milliseconds since 1970. */
  next(after: number): number | undefined;
  /** Runs at a due instant. {@link SimulatedClock.advance} waits for it. */
  run(due: number): Promise<void> | void;
}

interface Appointment {
  readonly task: ClockTask;
  due: number | undefined;
  running: boolean;
}

/** A real timer holds at most 2^31 - 1 ms; a longer wait is taken in pieces. */
const LONGEST_TIMER = 2_147_483_647;

/**
 * The simulator's time: it can be set, advanced, sped up and stopped, and everything in the simulator goes by it —
 * counters, `Date` headers, webhook intervals, token lifetimes.
 *
 * @example
 * const clock = new SimulatedClock({ start: '2026-01-01T00:00:00Z', speed: 0 });
 * await clock.advance(60_000);
 * clock.now().toISOString(); // '2026-01-01T00:01:00.000Z'
 */
export class SimulatedClock {
  #anchor: number;
  #realAnchor = performance.now();
  #speed: number;
  #frozen = false;
  #advancing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  readonly #appointments = new Set<Appointment>();

  constructor({ start = Date.now(), speed = 1 }: ClockOptions = {}) {
    this.#anchor = millisecondsOf(start);
    this.#speed = checkedSpeed(speed);
  }

  /** The simulated instant. */
  now(): Date {
    return new Date(this.milliseconds);
  }

  /** The simulated instant in milliseconds since 1970. */
  get milliseconds(): number {
    const elapsed = this.#frozen ? 0 : (performance.now() - this.#realAnchor) * this.#speed;
    return Math.floor(this.#anchor + elapsed);
  }

  /** Simulated seconds per real second; 0 stands still. */
  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#moveTo(this.milliseconds);
    this.#speed = checkedSpeed(speed);
    this.#arm();
  }

  /** Jumps to an instant, forwards or backwards, without running what lies between. */
  set(instant: ClockInstant): void {
    this.#moveTo(millisecondsOf(instant));
    for (const appointment of this.#appointments) appointment.due = appointment.task.next(this.#anchor);
    this.#arm();
  }

  /**
   * Moves on by `milliseconds` and runs everything that falls due on the way, in order of time, waiting for each
   * (a webhook delivery is over when its receiver has answered). Calls queue up.
   */
  advance(milliseconds: number): Promise<void> {
    if (!Number.isFinite(milliseconds) || milliseconds < 0) {
      return Promise.reject(
        new RangeError(`A clock advances by 0 ms or more, not by ${milliseconds}. To go back, set() it.`),
      );
    }
    const turn = this.#advancing.then(() => this.#playThrough(milliseconds));
    this.#advancing = turn.catch(() => undefined);
    return turn;
  }

  /** Runs `task` at each of its due instants until the returned function is called. */
  schedule(task: ClockTask): () => void {
    const appointment: Appointment = { task, due: task.next(this.milliseconds), running: false };
    this.#appointments.add(appointment);
    this.#arm();
    return () => {
      this.#appointments.delete(appointment);
      this.#arm();
    };
  }

  /** Drops all tasks and lets go of the real timer. The time can still be read. */
  stop(): void {
    this.#appointments.clear();
    clearTimeout(this.#timer);
  }

  async #playThrough(milliseconds: number): Promise<void> {
    this.#moveTo(this.milliseconds);
    const target = this.#anchor + milliseconds;
    this.#frozen = true;
    try {
      for (
        let first = this.#first();
        first?.due !== undefined && first.due <= target;
        first = this.#first()
      ) {
        this.#anchor = Math.max(this.#anchor, first.due);
        await this.#keep(first, first.due);
      }
    } finally {
      this.#frozen = false;
      this.#moveTo(target);
      this.#arm();
    }
  }

  #moveTo(instant: number): void {
    this.#anchor = instant;
    this.#realAnchor = performance.now();
  }

  /** The appointment that falls due first among those not under way. */
  #first(): Appointment | undefined {
    let first: Appointment | undefined;
    for (const appointment of this.#appointments) {
      if (appointment.running || appointment.due === undefined) continue;
      if (first?.due === undefined || appointment.due < first.due) first = appointment;
    }
    return first;
  }

  async #keep(appointment: Appointment, due: number): Promise<void> {
    appointment.running = true;
    try {
      await appointment.task.run(due);
    } finally {
      appointment.running = false;
      appointment.due = appointment.task.next(this.#frozen ? due : Math.max(due, this.milliseconds));
    }
  }

  /** Sets the one real timer to the first due instant. */
  #arm(): void {
    clearTimeout(this.#timer);
    const due = this.#first()?.due;
    if (due === undefined || this.#speed === 0 || this.#frozen) return;
    const wait = Math.max(0, (due - this.milliseconds) / this.#speed);
    this.#timer = setTimeout(
      () => {
        this.#ring();
      },
      Math.min(Math.ceil(wait), LONGEST_TIMER),
    ).unref();
  }

  #ring(): void {
    if (this.#frozen) return;
    const now = this.milliseconds;
    for (const appointment of this.#appointments) {
      if (appointment.running || appointment.due === undefined || appointment.due > now) continue;
      void this.#keep(appointment, appointment.due).finally(() => {
        this.#arm();
      });
    }
    this.#arm();
  }
}

function millisecondsOf(instant: ClockInstant): number {
  const milliseconds = instant instanceof Date ? instant.getTime() : new Date(instant).getTime();
  if (Number.isNaN(milliseconds)) {
    throw new RangeError(
      `Not an instant: ${String(instant)}. Use a Date, milliseconds since 1970, or ISO 8601 such as 2026-01-01T00:00:00Z.`,
    );
  }
  return milliseconds;
}

function checkedSpeed(speed: number): number {
  if (!Number.isFinite(speed) || speed < 0) {
    throw new RangeError(`A clock's speed is 0 or more, not ${speed}.`);
  }
  return speed;
}
