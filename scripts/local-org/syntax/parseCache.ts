import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompilationUnit } from './ast.ts';
import { parseFile } from './parseFile.ts';

/** Part of every key; raise it when the shape of the syntax tree or the parser version changes. */
const FORMAT = 'apex-ast-3';

const defaultFolder = fileURLToPath(new URL('../../../.local/parse-cache', import.meta.url));

/** Syntax trees of files parsed before, on disk, by content: a warm run parses only what changed. */
export class ParseCache {
  private readonly folder: string;
  private ready = false;

  constructor(folder: string = defaultFolder) {
    this.folder = folder;
  }

  /** The tree of a file's text, from the cache where it holds one. */
  parse(file: string, text: string): CompilationUnit {
    const extension = /\.trigger$/i.test(file) ? 'trigger' : 'cls';
    const key = createHash('sha256').update(`${FORMAT}\0${extension}\0${text}`).digest('hex').slice(0, 40);
    const path = join(this.folder, `${key}.json`);
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as CompilationUnit;
    } catch {
      const unit = parseFile(file, text);
      this.store(path, unit);
      return unit;
    }
  }

  private store(path: string, unit: CompilationUnit): void {
    try {
      if (!this.ready) mkdirSync(this.folder, { recursive: true });
      this.ready = true;
      // Written aside and renamed, so that a run in parallel never reads half a file.
      const temporary = `${path}.${process.pid}`;
      writeFileSync(temporary, JSON.stringify(unit));
      renameSync(temporary, path);
    } catch {
      // A read-only checkout only loses speed.
    }
  }
}
