import { createException } from './exception.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Apex `Blob`: immutable bytes. */
export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** `Blob.valueOf(text)`: the UTF-8 bytes. */
  static fromText(text: string): ApexBlob {
    return new ApexBlob(encoder.encode(text));
  }

  get size(): number {
    return this.bytes.length;
  }

  /** `Blob.toString()`; bytes that are no UTF-8 are a StringException. */
  toText(): string {
    try {
      return decoder.decode(this.bytes);
    } catch {
      throw createException('System.StringException', 'BLOB is not a valid UTF-8 string');
    }
  }

  equals(other: ApexBlob): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }
}
