import type { ObisCode } from '@smart-me/obis';

/** What an output is made of. */
export interface OutputOptions {
  /** The OBIS code by which actions name it. */
  readonly code: ObisCode;
  readonly name: string;
  /** Counted from 1 among the device's outputs of its role. */
  readonly number: 1 | 2;
  readonly role: 'switch' | 'digital' | 'analog';
  readonly value?: number;
  /** What else happens when it is set. `at` is in milliseconds since 1970. */
  readonly apply?: (value: number, at: number) => void;
}

/** Analog outputs are percentages. */
export const ANALOG_RANGE = { min: 0, max: 100 };

/** A relay or output of a device. */
export class Output {
  readonly code: ObisCode;
  readonly number: 1 | 2;
  readonly role: OutputOptions['role'];
  readonly #apply: OutputOptions['apply'];
  readonly name: string;
  #value: number;

  constructor({ code, name, number, role, value = 0, apply }: OutputOptions) {
    this.code = code;
    this.name = name;
    this.number = number;
    this.role = role;
    this.#value = value;
    this.#apply = apply;
  }

  /** 0 or 1 of a switch or digital output, a percentage of an analog one. */
  get value(): number {
    return this.#value;
  }

  /** Whether the output can be set to `value`. */
  takes(value: number): boolean {
    return this.role === 'analog'
      ? value >= ANALOG_RANGE.min && value <= ANALOG_RANGE.max
      : value === 0 || value === 1;
  }

  /** Sets it at an instant in milliseconds since 1970. */
  set(value: number, at: number): void {
    this.#value = value;
    this.#apply?.(value, at);
  }
}
