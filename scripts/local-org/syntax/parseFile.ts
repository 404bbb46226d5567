import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { AnonymousDeclaration, CompilationUnit } from './ast.ts';
import { CompileError } from './compileError.ts';
import { parseAnonymous, parseCompilationUnit, parseTrigger } from './parseDeclaration.ts';

class FirstError extends ApexErrorListener {
  readonly file: string;
  error: CompileError | undefined;

  constructor(file: string) {
    super();
    this.file = file;
  }

  apexSyntaxError(line: number, column: number, message: string): void {
    this.error ??= new CompileError(this.file, line, column + 1, readable(message));
  }
}

/** ANTLR lists every token it could have accepted; a user needs the first half of that sentence. */
function readable(message: string): string {
  return message
    .replace(/ expecting \{.{80,}\}/s, '')
    .replace(/^(mismatched|extraneous) input/, 'Unexpected')
    .replace(/^missing/, 'Missing');
}

/** Parses the text of a class or trigger file; throws `CompileError` at the first syntax error. */
export function parseFile(file: string, text: string): CompilationUnit {
  const listener = new FirstError(file);
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  const isTrigger = /\.trigger$/i.test(file);
  const tree = isTrigger ? parser.triggerUnit() : parser.compilationUnit();
  if (listener.error) throw listener.error;
  return isTrigger ? parseTrigger(tree as never) : parseCompilationUnit(tree as never);
}

/** Parses anonymous Apex. */
export function parseAnonymousBlock(file: string, text: string): AnonymousDeclaration {
  const listener = new FirstError(file);
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  const tree = parser.anonymousUnit();
  if (listener.error) throw listener.error;
  return parseAnonymous(tree);
}
