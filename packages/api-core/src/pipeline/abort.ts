/** The promise, or the signal's reason as soon as it aborts, even when the work behind the promise does not listen to it. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let abandon: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abandon = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abandon();
    else signal.addEventListener('abort', abandon);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    // A signal can outlive many calls; a listener left on it would keep each of them alive.
    if (abandon !== undefined) signal.removeEventListener('abort', abandon);
  }
}

/** Waits that many milliseconds. @throws the signal's reason */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await unlessAborted(over, signal);
  } finally {
    clearTimeout(timer);
  }
}
