type Listener = (message: unknown) => void;

interface Subscription {
  readonly channel: object;
  readonly listener: Listener;
}

export const APPLICATION_SCOPE = Symbol('APPLICATION_SCOPE');

const listeners = new Map<object, Set<Listener>>();

export function publish(_context: unknown, channel: object, message: unknown): void {
  listeners.get(channel)?.forEach((listener) => listener(message));
}

export function subscribe(_context: unknown, channel: object, listener: Listener): Subscription {
  const known = listeners.get(channel) ?? new Set();
  listeners.set(channel, known.add(listener));
  return { channel, listener };
}

export function unsubscribe(subscription: Subscription | null): void {
  if (subscription) listeners.get(subscription.channel)?.delete(subscription.listener);
}

export function createMessageContext(): object {
  return {};
}

export function releaseMessageContext(): void {
  // Subscriptions hold no reference to their context.
}

/** Wire adapter of the context that `publish` and `subscribe` take. */
export class MessageContext {
  constructor(receive: (context: object) => void) {
    receive({});
  }

  connect(): void {
    // The context never changes.
  }

  update(): void {
    // The adapter takes no configuration.
  }

  disconnect(): void {
    // Nothing is held.
  }
}
