import { isErrorLike } from '@smart-me/api-core/http';
import { Agenda } from './agenda.ts';

/** What a clock can be set to: anything that names one instant. */
export type ClockInstant = Date | string | number;

/** How a clock starts. */
export interface ClockOptions {
  /** The first instant. Default: the machine's time. */
  readonly start?: ClockInstant;
  /** Simulated seconds per real second; 0 stands still. Default: 1. */
  readonly speed?: number;
  /** Told of a task that throws in real time; it is due again the next time. Default: a warning of the process. */
  readonly onError?: (error: unknown) => void;
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
  ended: boolean;
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
  readonly #onError: (error: unknown) => void;
  readonly #agenda = new Agenda<Appointment>();
  readonly #appointments = new Set<Appointment>();
  /** Counts the calls of {@link set}: one that comes while the clock advances ends that. */
  #jumps = 0;

  constructor({ start = Date.now(), speed = 1, onError = warn }: ClockOptions = {}) {
    this.#anchor = millisecondsOf(start);
    this.#speed = checkedSpeed(speed);
    this.#onError = onError;
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

  /**
   * Jumps to an instant, forwards or backwards, without running what lies between. An {@link advance} under way ends with
   * it: the instant that was set stands.
   */
  set(instant: ClockInstant): void {
    this.#moveTo(millisecondsOf(instant));
    this.#jumps += 1;
    for (const appointment of this.#appointments) this.#appoint(appointment, this.#anchor);
    this.#arm();
  }

  /**
   * Moves on by `milliseconds` and runs everything that falls due on the way, in order of time, waiting for each
   * (a webhook delivery is over when its receiver has responded). What is due at one instant runs side by side. Calls
   * queue up.
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

  /**
   * Runs `task` at each of its due instants until the returned function is called. A task that throws fails the
   * {@link advance} under way; in real time `onError` is told, and it is due again the next time.
   */
  schedule(task: ClockTask): () => void {
    const appointment: Appointment = { task, due: undefined, running: false, ended: false };
    this.#appoint(appointment, this.milliseconds);
    this.#appointments.add(appointment);
    this.#arm();
    return () => {
      appointment.ended = true;
      this.#appointments.delete(appointment);
      this.#agenda.remove(appointment);
    };
  }

  /** Drops all tasks and lets go of the real timer. The time can still be read. */
  stop(): void {
    for (const appointment of this.#appointments) appointment.ended = true;
    this.#appointments.clear();
    this.#agenda.clear();
    clearTimeout(this.#timer);
  }

  async #playThrough(milliseconds: number): Promise<void> {
    this.#moveTo(this.milliseconds);
    const target = this.#anchor + milliseconds;
    const jumps = this.#jumps;
    this.#frozen = true;
    try {
      for (
        let due = this.#agenda.firstDue();
        due !== undefined && due <= target && jumps === this.#jumps;
        due = this.#agenda.firstDue()
      ) {
        this.#anchor = Math.max(this.#anchor, due);
        await this.#keepAll(this.#agenda.takeUntil(due));
      }
    } finally {
      this.#frozen = false;
      this.#moveTo(jumps === this.#jumps ? target : this.#anchor);
      this.#arm();
    }
  }

  #moveTo(instant: number): void {
    this.#anchor = instant;
    this.#realAnchor = performance.now();
  }

  /** Works out when a task is due next; one that is under way is entered when it has ended. */
  #appoint(appointment: Appointment, after: number): void {
    appointment.due = undefined;
    if (appointment.running || appointment.ended) return;
    try {
      appointment.due = appointment.task.next(after);
    } finally {
      this.#agenda.add(appointment);
    }
  }

  /** Runs what is due at one instant, and waits for all of it before the first failure is told. */
  async #keepAll(appointments: readonly Appointment[]): Promise<void> {
    const results = await Promise.allSettled(appointments.map((appointment) => this.#keep(appointment)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async #keep(appointment: Appointment): Promise<void> {
    const due = appointment.due ?? this.#anchor;
    const jumps = this.#jumps;
    appointment.running = true;
    try {
      await appointment.task.run(due);
    } finally {
      appointment.running = false;
      const hasJumped = jumps !== this.#jumps;
      this.#appoint(
        appointment,
        this.#frozen && !hasJumped ? due : hasJumped ? this.milliseconds : Math.max(due, this.milliseconds),
      );
    }
  }

  /** Sets the one real timer to the first due instant. */
  #arm(): void {
    clearTimeout(this.#timer);
    const due = this.#agenda.firstDue();
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
    for (const appointment of this.#agenda.takeUntil(this.milliseconds)) {
      this.#keep(appointment)
        .catch(this.#onError)
        .finally(() => {
          this.#arm();
        });
    }
    this.#arm();
  }
}

function warn(error: unknown): void {
  process.emitWarning(isErrorLike(error) ? error.message : String(error), {
    type: 'SimulatedClockWarning',
    ...(isErrorLike(error) && error.stack !== undefined && { detail: error.stack }),
  });
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
