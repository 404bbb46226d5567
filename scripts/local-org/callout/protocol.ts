import type { MessagePort } from 'node:worker_threads';

/** One callout on its way to the worker thread. */
export interface CalloutJob {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | null;
  readonly timeoutMillis: number;
  /** Set to 1 and notified once the answer is in `reply`. */
  readonly signal: Int32Array<SharedArrayBuffer>;
  readonly reply: MessagePort;
}

export type CalloutAnswer =
  | { readonly kind: 'error'; readonly message: string }
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    };
