import { CompileError } from '../syntax/compileError.ts';
import { parseAnonymousBlock } from '../syntax/parseFile.ts';
import type { CompiledCode } from './compiledCode.ts';

/** Anonymous Apex ready to run inside a transaction, or its compile errors. */
export type CompiledAnonymous =
  | { readonly run: () => void; readonly errors: readonly [] }
  | { readonly run: undefined; readonly errors: readonly CompileError[] };

/** Compiles a block of anonymous Apex against the org's classes. Its name should end in `.apex`: stack traces show it. */
export function compileAnonymous(code: CompiledCode, text: string, name = 'anonymous.apex'): CompiledAnonymous {
  const { program } = code;
  const known = program.errors.length;
  try {
    const unit = parseAnonymousBlock(name, text);
    const symbol = program.hiddenClass(unit, name);
    const emitted = code.emitMain(symbol, { statements: unit.statements, line: 1 });
    // The block's faults are the caller's business, not the project's.
    const errors = program.errors.splice(known);
    return errors.length > 0 ? { run: undefined, errors } : { run: code.linkMain(emitted, symbol), errors: [] };
  } catch (error) {
    program.errors.splice(known);
    if (error instanceof CompileError) return { run: undefined, errors: [error] };
    throw error;
  }
}
