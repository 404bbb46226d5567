interface Subscription {
  readonly id: number;
  readonly channel: string;
  readonly replayId: number;
}

type ErrorListener = (error: unknown) => void;

const streams = new Map<number, EventSource>();
const errorListeners: ErrorListener[] = [];
let last = 0;

export function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(true);
}

export function onError(listener: ErrorListener): void {
  errorListeners.push(listener);
}

export function setDebugFlag(): void {
  // Nothing is logged, so there is nothing to switch.
}

/** Subscribes to platform events of the org: from now on with -1, all that are kept with -2, or after a replay id. */
export function subscribe(
  channel: string,
  replayId: number,
  onMessage: (message: unknown) => void,
): Promise<Subscription> {
  return new Promise((resolve, reject) => {
    const subscription: Subscription = { id: ++last, channel, replayId };
    const stream = new EventSource(`/aura/events?channel=${encodeURIComponent(channel)}&replayId=${replayId}`);
    streams.set(subscription.id, stream);
    // The server says so itself, because an error response would not tell the page its reason.
    stream.addEventListener('refused', (event) => {
      stream.close();
      const error = { channel, error: (event as MessageEvent<string>).data, successful: false };
      errorListeners.forEach((listener) => listener(error));
      reject(error);
    });
    stream.addEventListener('subscribed', () => resolve(subscription));
    stream.onmessage = (event: MessageEvent<string>) => onMessage(JSON.parse(event.data));
  });
}

export function unsubscribe(subscription: Subscription, onDone?: (response: unknown) => void): Promise<void> {
  streams.get(subscription.id)?.close();
  streams.delete(subscription.id);
  onDone?.({ channel: '/meta/unsubscribe', subscription: subscription.channel, successful: true });
  return Promise.resolve();
}
