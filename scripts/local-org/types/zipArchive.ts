import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

interface Entry {
  readonly offset: number;
  readonly compressedSize: number;
  readonly method: number;
}

/** Read-only view of a zip or jar file: the directory is read at once, an entry only when asked for. */
export class ZipArchive {
  private readonly buffer: Buffer;
  private readonly entries = new Map<string, Entry>();

  constructor(path: string) {
    this.buffer = readFileSync(path);
    this.readDirectory(path);
  }

  names(): IterableIterator<string> {
    return this.entries.keys();
  }

  read(name: string): Buffer | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const nameLength = this.buffer.readUInt16LE(entry.offset + 26);
    const extraLength = this.buffer.readUInt16LE(entry.offset + 28);
    const start = entry.offset + 30 + nameLength + extraLength;
    const data = this.buffer.subarray(start, start + entry.compressedSize);
    return entry.method === 0 ? data : inflateRawSync(data);
  }

  private readDirectory(path: string): void {
    const b = this.buffer;
    let end = b.length - 22;
    while (end >= 0 && b.readUInt32LE(end) !== 0x06054b50) end--;
    if (end < 0) throw new Error(`${path} is not a zip file`);
    const count = b.readUInt16LE(end + 10);
    let at = b.readUInt32LE(end + 16);
    for (let i = 0; i < count; i++) {
      const nameLength = b.readUInt16LE(at + 28);
      const name = b.toString('latin1', at + 46, at + 46 + nameLength);
      this.entries.set(name, {
        method: b.readUInt16LE(at + 10),
        compressedSize: b.readUInt32LE(at + 20),
        offset: b.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + b.readUInt16LE(at + 30) + b.readUInt16LE(at + 32);
    }
  }
}
