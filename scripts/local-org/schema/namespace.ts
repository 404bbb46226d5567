import { apexFrames } from '../values/stackTrace.ts';

/**
 * The namespace of the package. Code of the package may leave its prefix out: "the parser assumes that the namespace of the
 * current object is the namespace of all other objects and fields unless otherwise specified" (Apex Developer Guide, "Namespace
 * Prefix"). Code of the subscriber's org has to write it.
 */
export class Namespace {
  readonly name: string;
  /** Folders with code and metadata of the subscriber's org, which has no namespace. */
  readonly #subscriberDirs: readonly string[];
  #isInside: boolean | undefined;

  constructor(name: string, subscriberDirs: readonly string[] = []) {
    if (!/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/.test(name) || name.length > 15)
      throw new Error(`'${name}' is no namespace: 1 to 15 letters, digits and single underscores`);
    this.name = name;
    this.#subscriberDirs = subscriberDirs;
  }

  /** Runs `body` as code of the package, or as code outside of it. */
  within<T>(isInside: boolean, body: () => T): T {
    const before = this.#isInside;
    this.#isInside = isInside;
    try {
      return body();
    } finally {
      this.#isInside = before;
    }
  }

  /** Whether a file with Apex or metadata belongs to the subscriber's org. Anonymous blocks do where there is such an org. */
  isForeign(file: string): boolean {
    if (this.#subscriberDirs.length === 0) return false;
    return !file.includes('/') || this.#subscriberDirs.some((dir) => file.startsWith(`${dir}/`));
  }

  /** All code is the package's: there is no subscriber's org. */
  get isEverywhere(): boolean {
    return this.#subscriberDirs.length === 0 && this.#isInside !== false;
  }

  /** Whether the running code is the package's: that of the innermost Apex frame. */
  get isInside(): boolean {
    if (this.#isInside !== undefined || this.#subscriberDirs.length === 0) return this.#isInside ?? true;
    const holder: { stack?: string } = {};
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 60;
    Error.captureStackTrace(holder);
    Error.stackTraceLimit = limit;
    const file = apexFrames(holder.stack ?? '')[0]?.file;
    return file === undefined || !this.isForeign(file);
  }

  /** `ns__Thing__c` for `Thing__c`; the name itself where it is no custom name or has a prefix already. */
  qualify(name: string): string {
    return /^[A-Za-z]\w*?__[A-Za-z]+$/.test(name) && !/^[A-Za-z0-9_]*?[A-Za-z0-9]__\w+__[A-Za-z]+$/.test(name)
      ? `${this.name}__${name}`
      : name;
  }

  /** What a name without prefix may mean to the running code, in lower case; undefined where it means itself only. */
  imply(name: string): string | undefined {
    const key = name.toLowerCase();
    const prefix = `${this.name.toLowerCase()}__`;
    if (!key.includes('__') || key.startsWith(prefix) || !this.isInside) return undefined;
    return prefix + key;
  }

  /** The same for a custom permission, whose names have no suffix. */
  implyPermission(name: string): string | undefined {
    return this.isInside ? `${this.name}__${name}`.toLowerCase() : undefined;
  }

  /** `getLocalName`: without the prefix of this namespace. */
  localName(name: string): string {
    return name.toLowerCase().startsWith(`${this.name.toLowerCase()}__`) ? name.slice(this.name.length + 2) : name;
  }
}
