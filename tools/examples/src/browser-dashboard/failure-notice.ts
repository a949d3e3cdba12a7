import { element } from './element.ts';

/** Says what went wrong, what to do about it, and what to tell the support. It is announced when it appears. */
export function failureNotice(error: unknown): HTMLElement {
  const { message, hint, requestId } = noticeOf(error);
  return element(
    'div',
    { class: 'failure', role: 'alert' },
    element('p', {}, element('strong', {}, message)),
    ...(hint === undefined ? [] : [element('p', {}, hint)]),
    ...(requestId === undefined ? [] : [element('p', { class: 'fine' }, `Request id: ${requestId}`)]),
  );
}

/** What the errors of the smart-me packages say of themselves. */
interface Notice {
  readonly message: string;
  readonly hint?: string;
  readonly requestId?: string | undefined;
}

function noticeOf(error: unknown): Notice {
  return error instanceof Error ? error : { message: String(error) };
}
