import { compilerClassPath, javaTool } from './java.ts';
import { runProcess } from '../runProcess.ts';

/** An error of the Apex compiler. */
export interface ApexError {
  /** Path from the project root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the compiler was given and what it said. */
export interface Compilation {
  readonly files: number;
  readonly errors: readonly ApexError[];
}

/** Compiles the Apex of some folders together, with Salesforce's own compiler. */
export async function compileApex(folders: readonly string[]): Promise<Compilation> {
  const { stdout, stderr } = await runProcess(javaTool('java'), [
    '-cp',
    await compilerClassPath(),
    'ApexCheck',
    ...folders,
  ]);
  // Without the closing line the compiler did not come to its end, whatever it printed before.
  const files = /^(\d+) files$/m.exec(stdout)?.[1];
  if (files === undefined) throw new Error(`the Apex compiler broke down:\n${stderr || stdout}`);
  return { files: Number(files), errors: parseErrors(stdout) };
}

function parseErrors(stdout: string): ApexError[] {
  return stdout
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((parts) => parts.length === 4)
    .map(([file = '', line, column, message = '']) => ({ file, line: Number(line), column: Number(column), message }));
}
