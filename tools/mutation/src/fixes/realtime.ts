import type { Fix } from './fix.ts';

/** Webhooks, from their senders to their handlers. */
export const REALTIME: readonly Fix[] = [
  {
    fault: 'a receiver with `handlerTimeout: Infinity` responds to every slow delivery with 503',
    file: 'realtime/src/receiver-core.ts',
    fix: "limit('handlerTimeout', options.handlerTimeout, 30_000, LONGEST_TIMER)",
    without: 'options.handlerTimeout ?? 30_000',
    test: 'realtime/src/webhook-receiver.test.ts',
  },
  {
    fault: 'a receiver takes NaN and 0 for its limits',
    file: 'realtime/src/receiver-core.ts',
    fix: 'if (Number.isInteger(value) && value > 0 && value <= largest) return value;',
    without: 'if (value <= largest || !(value > largest)) return value;',
    test: 'realtime/src/receiver-core.test.ts',
  },
  {
    fault: 'an async `onError` that rejects ends the process',
    file: 'realtime/src/receiver-core.ts',
    fix: 'callHook(() => onError?.(error, delivery), undefined);',
    without: 'try { void onError?.(error, delivery); } catch {}',
    test: 'realtime/src/webhook-handler.test.ts',
  },
  {
    fault: '`dropRepeats` hands over the repeat of a reading that was taken after its 503',
    file: 'realtime/src/drop-repeats.ts',
    fix: 'underWay.get(key) ?? []',
    without: '[] as Promise<undefined>[]',
    test: 'realtime/src/drop-repeats.test.ts',
  },
  {
    fault: '`dropRepeats` drops the repeat of a reading that its handler failed to take',
    file: 'realtime/src/drop-repeats.ts',
    fix: `      await onReadings([...fresh.values()], context);
      for (const key of fresh.keys()) taken.add(key);`,
    without: `      for (const key of fresh.keys()) taken.add(key);
      await onReadings([...fresh.values()], context);`,
    test: 'realtime/src/drop-repeats.test.ts',
  },
  {
    fault: 'a repeat waits for a handler that never ends',
    file: 'realtime/src/drop-repeats.ts',
    fix: 'await untilAborted(Promise.all(others), context.signal);',
    without: 'await Promise.all(others);',
    test: 'realtime/src/drop-repeats.test.ts',
  },
  {
    fault: 'a blocking sender sees a reset where it was refused with 401, 405, 413 or 415',
    file: 'realtime/src/node/node-listener.ts',
    fix: 'response.write(body);\n  const hangUp',
    without: 'response.end(body, () => message.socket.destroy());\n  if (!isWhole) return;\n  const hangUp',
    test: 'realtime/src/node/listen.test.ts',
  },
  {
    fault: 'a request behind `Connection: close` is handled and never responded to',
    file: 'realtime/src/node/node-listener.ts',
    fix: 'if (ending.has(message.socket)) {',
    without: 'if (false) {',
    test: 'realtime/src/node/listen.test.ts',
  },
  {
    fault: '64 handlers that never end make 503 of all deliveries to come',
    file: 'realtime/src/receiver-core.ts',
    fix: `          inFlight -= 1;
          report(new WebhookError('handler_stuck'), context);`,
    without: `          report(new WebhookError('handler_stuck'), context);`,
    test: 'realtime/src/webhook-handler.test.ts',
  },
  {
    fault: 'a gzip body gets 415 without `Accept-Encoding`',
    file: 'realtime/src/webhook-receiver.ts',
    fix: ", 'accept-encoding': 'identity' }",
    without: ' }',
    test: 'realtime/src/webhook-receiver.test.ts',
  },
  {
    fault: '`listen` throws a raw EADDRINUSE',
    file: 'realtime/src/node/listen.ts',
    fix: 'throw new ListenError(host, port, cause);',
    without: 'throw cause;',
    test: 'realtime/src/node/listen-error.test.ts',
  },
  {
    fault: '`registerWebhook` throws a raw `Invalid URL`',
    file: 'realtime/src/register-webhook.ts',
    fix: 'URL.parse(String(url));',
    without: 'new URL(String(url)) as URL | null;',
    test: 'realtime/src/register-webhook.test.ts',
  },
  {
    fault: '`registerWebhook` takes a URL that no webhook is posted to',
    file: 'realtime/src/register-webhook.ts',
    fix: '|| !/^https?:$/.test(parsed.protocol)',
    without: '',
    test: 'realtime/src/register-webhook.test.ts',
  },
  {
    fault: 'a body that something has read already is 500',
    file: 'realtime/src/webhook-receiver.ts',
    fix: "return new WebhookError('body_incomplete', { cause });\n  }\n  const deadline",
    without: "return new WebhookError('handler_failed', { cause });\n  }\n  const deadline",
    test: 'realtime/src/webhook-receiver.test.ts',
  },
  {
    fault: 'a body that a parser of a framework has read already is 500',
    file: 'realtime/src/node/node-listener.ts',
    fix: "take(new WebhookError('body_incomplete', { cause }));\n    return;",
    without: "take(new WebhookError('handler_failed', { cause }));\n    return;",
    test: 'realtime/src/node/node-listener.test.ts',
  },
  {
    fault: 'a URL of a webhook that smart-me does not reach is silent for ever',
    file: 'realtime/src/receiver-core.ts',
    fix: 'watchSilence(options.onSilent, silentAfter)',
    without: 'watchSilence(undefined, silentAfter)',
    test: 'realtime/src/webhook-receiver.test.ts',
  },
];
