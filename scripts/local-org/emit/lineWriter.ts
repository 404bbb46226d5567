/** Builds JavaScript whose line numbers equal the Apex lines it came from. */
export class LineWriter {
  private readonly chunks: string[] = [];
  private line = 1;

  /** Moves on to a line; a line already passed keeps the text on the current one. */
  goTo(line: number): void {
    if (line <= this.line) return;
    this.chunks.push('\n'.repeat(line - this.line));
    this.line = line;
  }

  /** Appends code, which holds no line breaks. */
  write(code: string): void {
    this.chunks.push(code);
  }

  /** Keeps a place to be filled once what follows is known. */
  reserve(): (code: string) => void {
    const index = this.chunks.push('') - 1;
    return (code) => {
      this.chunks[index] = code;
    };
  }

  toString(): string {
    return this.chunks.join('');
  }
}
