import type { Position } from './ast.ts';

/** The little of an ANTLR tree node that the adapter needs where no generated accessor fits. */
export interface Tree {
  getChildCount(): number;
  getChild(index: number): Tree;
  getText(): string;
  readonly start?: { readonly line: number; readonly column: number; readonly start: number };
  readonly stop?: { readonly stop: number };
}

/** Rule name of a node: `IfStatement` for an `IfStatementContext`. */
export function kindOf(tree: unknown): string {
  return (tree as object).constructor.name.replace(/Context\d*$/, '').replace(/^_/, '');
}

export function positionOf(tree: unknown): Position {
  const start = (tree as Tree).start;
  return start ? { line: start.line, column: start.column + 1 } : { line: 1, column: 1 };
}
