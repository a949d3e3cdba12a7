import { defineEndpoint, instant, wireObject, wireType, type WireType } from '@smart-me/api-core';

/** Whole bytes as hexadecimal digits. */
export const hexBytes: WireType<string> = wireType({
  expected: 'bytes as hexadecimal digits, two each',
  decode: hexText,
  encode: hexText,
});

/**
 * Posts the telegram with which a meter answered (M-Bus RSP_UD, EN 13757-2), as hexadecimal digits.
 *
 * @experimental A legacy call of the .NET client, in no published description: path and body come from there, the scope is
 * inferred.
 */
export const sendMBusTelegram = defineEndpoint({
  method: 'POST',
  path: '/MBus',
  scope: 'device.readwrite',
  summary: 'Posts an M-Bus telegram of a meter (legacy).',
  body: wireObject({
    /** When the meter was read. */
    date: instant,
    telegram: hexBytes,
  }),
});

/** The endpoint of M-Bus telegrams by the name of its method. */
export const mbusTelegramEndpoints = {
  send: sendMBusTelegram,
};

function hexText(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[\da-f]{2})+$/i.test(value) ? value : undefined;
}
