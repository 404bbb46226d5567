import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ApexFacts } from './apexFacts.ts';
import { visitNode, type SyntaxNode } from './syntaxNode.ts';

class SilentListener extends ApexErrorListener {
  apexSyntaxError(): void {
    // Syntax is the compiler's business; the rules look at what could be read.
  }
}

/** Parses a class or trigger and collects what it does. */
export function readApexFacts(file: string, source: string): ApexFacts {
  const { parser } = ApexParserFactory.createLexerAndParser(source, new SilentListener());
  const tree = file.endsWith('.trigger') ? parser.triggerUnit() : parser.compilationUnit();
  const collector = visitNode(tree as unknown as SyntaxNode, source);
  const name = file.replace(/^.*\/|\.\w+$/g, '');
  return { file, name, source, ...collector };
}
