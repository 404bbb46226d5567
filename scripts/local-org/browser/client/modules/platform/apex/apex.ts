import { callServer, deepFreeze } from 'platform/runtime';

type Parameters = Readonly<Record<string, unknown>>;

interface Emitted {
  readonly data: unknown;
  readonly error: unknown;
}

type Receiver = (value: Emitted) => void;

/** Which adapter emitted a value, for `refreshApex`. */
const emitters = new WeakMap<object, ApexAdapter>();
const cache = new Map<string, Promise<unknown>>();

function call(className: string, method: string, parameters: Parameters | undefined): Promise<unknown> {
  return callServer('POST', `/aura/apex/${className}/${method}`, parameters ?? {});
}

abstract class ApexAdapter {
  readonly #className: string;
  readonly #method: string;
  readonly #receive: Receiver;
  #isConnected = false;
  #parameters: Parameters | undefined;

  constructor(className: string, method: string, receive: Receiver) {
    this.#className = className;
    this.#method = method;
    this.#receive = receive;
    this.#emit({ data: undefined, error: undefined });
  }

  connect(): void {
    this.#isConnected = true;
    if (this.#parameters) void this.load(false);
  }

  disconnect(): void {
    this.#isConnected = false;
  }

  update(parameters: Parameters | undefined): void {
    this.#parameters = parameters ?? {};
    if (this.#isConnected) void this.load(false);
  }

  /** Asks the server, or with `isForced` asks it again; an answer that another one has overtaken is dropped. */
  async load(isForced: boolean): Promise<void> {
    const parameters = this.#parameters ?? {};
    // The platform does not call while a reactive parameter is undefined.
    if (Object.values(parameters).some((value) => value === undefined)) return;
    const key = `${this.#className}.${this.#method}:${JSON.stringify(parameters)}`;
    let pending = isForced ? undefined : cache.get(key);
    if (!pending) {
      pending = call(this.#className, this.#method, parameters).then(deepFreeze);
      cache.set(key, pending);
    }
    try {
      const data = await pending;
      if (this.#isConnected && this.#parameters === parameters) this.#emit({ data, error: undefined });
    } catch (error) {
      if (cache.get(key) === pending) cache.delete(key);
      if (this.#isConnected && this.#parameters === parameters) this.#emit({ data: undefined, error });
    }
  }

  #emit(value: Emitted): void {
    emitters.set(value, this);
    this.#receive(value);
  }
}

/** What `@salesforce/apex/Class.method` exports: a function to call, and a wire adapter when used with `@wire`. */
export function apexMethod(className: string, method: string): (parameters?: Parameters) => Promise<unknown> {
  const imperative = (parameters?: Parameters): Promise<unknown> => call(className, method, parameters);
  return Object.assign(imperative, {
    adapter: class extends ApexAdapter {
      constructor(receive: Receiver) {
        super(className, method, receive);
      }
    },
  });
}

/** `refreshApex` of `@salesforce/apex`: asks the server again for a value that a wire has given. */
export function refreshApex(emitted: object): Promise<void> {
  return emitters.get(emitted)?.load(true) ?? Promise.resolve();
}

/** `getSObjectValue` of `@salesforce/apex`. */
export function getSObjectValue(
  record: Readonly<Record<string, unknown>>,
  field: string | { readonly fieldApiName: string },
): unknown {
  return (typeof field === 'string' ? field.replace(/^[^.]+\./, '') : field.fieldApiName)
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], record);
}
