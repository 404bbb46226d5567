import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { CalloutAnswer, CalloutJob } from './protocol.ts';

/** Extra time for the worker to report its own timeout before the caller gives up on it. */
const GRACE_MILLIS = 5000;

/** HTTP whose caller blocks until the answer is there: the worker thread does the waiting on the network. */
export class SynchronousClient {
  #worker: Worker | undefined;

  send(request: Omit<CalloutJob, 'signal' | 'reply'>): CalloutAnswer {
    const worker = this.#start();
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const { port1, port2 } = new MessageChannel();
    const job: CalloutJob = { ...request, signal, reply: port2 };
    worker.postMessage(job, [port2]);
    const outcome = Atomics.wait(signal, 0, 0, request.timeoutMillis + GRACE_MILLIS);
    const received = receiveMessageOnPort(port1) as { message: CalloutAnswer } | undefined;
    port1.close();
    if (received) return received.message;
    // The thread is stuck or gone; the next callout starts a fresh one.
    this.close();
    return {
      kind: 'error',
      message: outcome === 'timed-out' ? 'Read timed out' : 'Unexpected end of file from server',
    };
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(new URL('./calloutWorker.ts', import.meta.url));
      // An idle worker must not keep the process alive.
      this.#worker.unref();
    }
    return this.#worker;
  }
}
