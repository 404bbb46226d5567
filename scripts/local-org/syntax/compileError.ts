/** A fault in Apex source, with the place a user has to look at. */
export class CompileError extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The message without its place. */
  readonly problem: string;

  constructor(file: string, line: number, column: number, problem: string) {
    super(`${file}:${line}:${column}: ${problem}`);
    this.name = 'CompileError';
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }
}
