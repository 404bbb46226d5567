import { createException } from '../values/exception.ts';
import type { RegexNode, RegexTree } from './javaRegexParser.ts';

/** JavaScript text of a parsed Java expression and the way from Java group numbers to JavaScript's. */
export interface PrintedRegex {
  readonly body: string;
  readonly groups: readonly number[];
  readonly names: ReadonlyMap<string, number>;
}

/**
 * Atomic groups and possessive quantifiers have no JavaScript form: `(?=(x))\n` is the usual equivalent, because a lookahead
 * is never re-entered. Its extra group shifts numbers, so numbers are given before printing.
 */
export function printRegex(tree: RegexTree): PrintedRegex {
  const groups: number[] = [0];
  const extra = new Map<RegexNode, number>();
  let next = 1;
  const number = (node: RegexNode): void => {
    switch (node.kind) {
      case 'alternatives':
        return node.branches.forEach(number);
      case 'sequence':
        return node.items.forEach(number);
      case 'capture':
        groups[node.number] = next++;
        return number(node.body);
      case 'wrap':
        return number(node.body);
      case 'atomic':
        extra.set(node, next++);
        return number(node.body);
      case 'repeat':
        if (node.possessive) extra.set(node, next++);
        return number(node.body);
      default:
        return undefined;
    }
  };
  number(tree.root);

  const reference = (group: number | undefined, ignoreCase: boolean): string => {
    if (group === undefined) return '(?!)';
    return ignoreCase ? `(?i:\\${group})` : `(?:\\${group})`;
  };
  const atomic = (node: RegexNode, text: string): string => `(?:(?=(${text}))\\${extra.get(node)})`;
  const print = (node: RegexNode): string => {
    switch (node.kind) {
      case 'alternatives':
        return node.branches.map(print).join('|');
      case 'sequence':
        return node.items.map(print).join('');
      case 'js':
        return node.text;
      case 'capture':
        return `(${print(node.body)})`;
      case 'wrap':
        return `${node.prefix}${print(node.body)})`;
      case 'atomic':
        return atomic(node, print(node.body));
      case 'reference':
        return reference(groups[node.number], node.ignoreCase);
      case 'namedReference': {
        const group = tree.names.get(node.name);
        if (group === undefined)
          throw createException(
            'System.StringException',
            `Invalid regex: named capturing group <${node.name}> does not exist`,
          );
        return reference(groups[group], node.ignoreCase);
      }
      case 'repeat': {
        const text = `(?:${print(node.body)})${node.quantifier}`;
        return node.possessive ? atomic(node, text) : text;
      }
    }
  };
  return { body: print(tree.root), groups, names: tree.names };
}
