/** Relative times are told in minutes at the finest. */
const MINUTE_MILLIS = 60_000;
const listeners = new Set<() => void>();
let timer: number | undefined;

/** Calls the listener once a minute until the returned function is called. All listeners of a page share one timer. */
export function everyMinute(listener: () => void): () => void {
  listeners.add(listener);
  // eslint-disable-next-line @lwc/lwc/no-async-operation
  timer ??= window.setInterval(() => [...listeners].forEach((told) => told()), MINUTE_MILLIS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}
