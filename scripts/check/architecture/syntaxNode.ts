import type { ApexFact, ApexMethod } from './apexFacts.ts';

/** The part of a parse tree node that is used here; the parser names its node types by class. */
export interface SyntaxNode {
  readonly constructor: { readonly name: string };
  readonly children?: readonly SyntaxNode[] | null;
  readonly start?: { readonly line: number; readonly column: number; readonly start: number };
  readonly stop?: { readonly stop: number };
  /** Only on leaves. */
  readonly symbol?: { readonly line: number; readonly column: number; readonly text: string };
  getText(): string;
}

interface Place {
  readonly isInLoop: boolean;
  readonly method: string;
  readonly accessParameters: readonly string[];
}

interface Collected {
  isTestClass: boolean;
  interfaces: string[];
  facts: ApexFact[];
  methods: ApexMethod[];
  identifiers: Map<string, { line: number; column: number }>;
}

/** Walks a tree from its root and collects what the rules ask for. */
export function visitNode(root: SyntaxNode, source: string): Collected {
  const collected: Collected = { isTestClass: false, interfaces: [], facts: [], methods: [], identifiers: new Map() };
  visit(root, { isInLoop: false, method: '', accessParameters: [] });
  return collected;

  function visit(node: SyntaxNode, place: Place): void {
    if (node.symbol) {
      const { text, line, column } = node.symbol;
      if (/^[A-Za-z_]\w*$/.test(text) && !collected.identifiers.has(text))
        collected.identifiers.set(text, { line, column: column + 1 });
      return;
    }
    const kind = kindOf(node);
    collect(node, kind, place);
    const inner = kind === 'MethodDeclaration' || kind === 'ConstructorDeclaration' ? enterMethod(node) : place;
    for (const child of node.children ?? [])
      visit(child, isRepeated(kind, child, node) ? { ...inner, isInLoop: true } : inner);
  }

  function collect(node: SyntaxNode, kind: string, place: Place): void {
    const add = (factKind: ApexFact['kind'], text: string, args: readonly string[] = []): void => {
      collected.facts.push({ kind: factKind, text, arguments: args, ...positionOf(node), ...place });
    };
    switch (kind) {
      case 'InsertStatement':
      case 'UpdateStatement':
      case 'UpsertStatement':
      case 'DeleteStatement':
      case 'UndeleteStatement':
      case 'MergeStatement':
        add(
          'dml',
          kind.replace('Statement', '').toLowerCase(),
          childrenOf(node, 'AccessLevel').map((level) => level.getText()),
        );
        break;
      case 'SoqlLiteral':
      case 'SoslLiteral':
        add('query', sourceOf(node, source));
        break;
      case 'DotExpression':
        for (const call of childrenOf(node, 'DotMethodCall'))
          add('call', `${plainPath(firstText(node))}.${firstText(call)}`, argumentsOf(call, source));
        break;
      case 'MethodCall':
        add('call', firstText(node), argumentsOf(node, source));
        break;
      case 'CreatedName':
        add('call', `new ${plainPath(node.getText())}`);
        break;
      case 'CatchClause':
        if (childrenOf(node, 'Block').every((block) => childrenOf(block, 'Statement').length === 0))
          add('emptyCatch', 'catch');
        break;
      case 'TypeDeclaration':
        collected.isTestClass ||= modifiersOf(node).some((modifier) => /^@istest\b/i.test(modifier));
        break;
      case 'ClassDeclaration':
        collected.interfaces.push(
          ...childrenOf(node, 'TypeList').flatMap((list) =>
            childrenOf(list, 'TypeRef').map((type) => plainPath(type.getText())),
          ),
        );
        break;
      case 'ClassBodyDeclaration':
        collectMethods(node);
        break;
      default:
    }
  }

  function collectMethods(node: SyntaxNode): void {
    const isTest = modifiersOf(node).some((modifier) => /^(@istest\b|testmethod$)/i.test(modifier));
    for (const member of childrenOf(node, 'MemberDeclaration')) {
      for (const method of childrenOf(member, 'MethodDeclaration'))
        collected.methods.push({ name: idOf(method), isTest, ...positionOf(method) });
    }
  }
}

function kindOf(node: SyntaxNode): string {
  return node.constructor.name.replace(/Context$/, '');
}

function childrenOf(node: SyntaxNode, kind: string): SyntaxNode[] {
  return (node.children ?? []).filter((child) => kindOf(child) === kind);
}

/**
 * What runs more than once: the body, and the condition of every loop that is not over a list. A loop over object types, or
 * over lists of them, does not count: its length does not grow with the records.
 */
function isRepeated(kind: string, child: SyntaxNode, loop: SyntaxNode): boolean {
  const childKind = kindOf(child);
  if (kind === 'ForStatement') {
    const [over] = childrenOf(loop, 'ForControl').flatMap((control) => childrenOf(control, 'EnhancedForControl'));
    const isOverTypes =
      over !== undefined && childrenOf(over, 'TypeRef').some((type) => /(^|[.<])SObjectType>?$/i.test(type.getText()));
    return childKind === 'Statement' ? !isOverTypes : childKind === 'ForControl' && over === undefined;
  }
  return kind === 'WhileStatement' || kind === 'DoWhileStatement';
}

function enterMethod(node: SyntaxNode): Place {
  const parameters = childrenOf(node, 'FormalParameters')
    .flatMap((list) => childrenOf(list, 'FormalParameterList'))
    .flatMap((list) => childrenOf(list, 'FormalParameter'));
  const accessParameters = parameters
    .filter((parameter) => childrenOf(parameter, 'TypeRef').some((type) => /(^|\.)AccessLevel$/i.test(type.getText())))
    .map(idOf);
  return { isInLoop: false, method: idOf(node), accessParameters };
}

function idOf(node: SyntaxNode): string {
  return childrenOf(node, 'Id').at(-1)?.getText() ?? childrenOf(node, 'QualifiedName').at(-1)?.getText() ?? '';
}

function modifiersOf(node: SyntaxNode): string[] {
  return childrenOf(node, 'Modifier').map((modifier) => modifier.getText());
}

function firstText(node: SyntaxNode): string {
  return node.children?.[0]?.getText() ?? '';
}

/** `System.` and `Schema.` before a platform type change nothing for the rules. */
function plainPath(path: string): string {
  return path.replace(/^(System|Schema)\.(?=[A-Z])/i, '');
}

function argumentsOf(call: SyntaxNode, source: string): string[] {
  return childrenOf(call, 'ExpressionList').flatMap((list) =>
    (list.children ?? []).filter((child) => !child.symbol).map((argument) => sourceOf(argument, source)),
  );
}

function sourceOf(node: SyntaxNode, source: string): string {
  return source.slice(node.start?.start ?? 0, (node.stop?.stop ?? -1) + 1);
}

function positionOf({ start }: SyntaxNode): { line: number; column: number } {
  return { line: start?.line ?? 1, column: (start?.column ?? 0) + 1 };
}
