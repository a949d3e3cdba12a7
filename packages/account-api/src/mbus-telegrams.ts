import {
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  instant,
  type Instant,
  scalar,
  type Scalar,
  smartMe,
  wireObject,
  type WireObject,
} from '@smart-me/api-core';

/** Telegrams of M-Bus meters: `account.mbusTelegrams`. */
export interface MBusTelegramsApi {
  /**
   * Posts the telegram with which a meter responded (M-Bus RSP_UD, EN 13757-2), as hexadecimal digits.
   *
   * Scope `device.readwrite`.
   *
   * @experimental A legacy call of the .NET client, in no published description: path and body come from there, the scope is
   * inferred.
   */
  send(input: MBusTelegram, options?: CallOptions): CallPromise<undefined>;
}

/** A telegram of a meter. */
export interface MBusTelegram {
  /** When the meter was read. */
  readonly date: Instant;
  /** The bytes as hexadecimal digits, two each. */
  readonly telegram: string;
}

/** Whole bytes as hexadecimal digits. */
export const hexBytes: Scalar<string> = scalar({
  expected: 'bytes as hexadecimal digits, two each',
  json: { type: 'string', pattern: '^(?:[0-9A-Fa-f]{2})+$' },
  decode: hexText,
  encode: hexText,
});

function hexText(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[\da-f]{2})+$/i.test(value) ? value : undefined;
}

/** How an {@link MBusTelegram} stands on the wire. */
export const mbusTelegram: WireObject<MBusTelegram> = wireObject({ date: instant, telegram: hexBytes });

/** `POST /MBus`: {@link MBusTelegramsApi.send}. */
export const sendMBusTelegram: Endpoint<MBusTelegram, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/MBus',
  scope: 'device.readwrite',
  body: mbusTelegram,
});

/** The endpoints behind {@link MBusTelegramsApi}. */
export const mbusTelegramEndpoints: EndpointsOf<MBusTelegramsApi> = {
  send: sendMBusTelegram,
};
