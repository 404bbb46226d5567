import type * as P from '@apexdevtools/apex-parser';
import type { Access, Block, Declarator, Expression, LocalVariables, Statement, WhenValue } from './ast.ts';
import { parseExpression, parseExpressions, parseTypeRef, typeOfQualifiedName } from './parseExpression.ts';
import { kindOf, positionOf, type Tree } from './parseTree.ts';
import { decodeMultiline, decodeString } from './stringLiteral.ts';

export function parseBlock(tree: P.BlockContext): Block {
  return { kind: 'block', ...positionOf(tree), statements: tree.statement_list().map(parseStatement) };
}

/** `Type a = 1, b` of a local declaration. */
export function parseLocalVariables(tree: P.LocalVariableDeclarationContext): LocalVariables {
  return {
    kind: 'variables',
    ...positionOf(tree),
    type: parseTypeRef(tree.typeRef()),
    declarators: parseDeclarators(tree.variableDeclarators()),
  };
}

/** `a = 1, b` of a local declaration or a field. */
export function parseDeclarators(tree: P.VariableDeclaratorsContext): Declarator[] {
  return tree.variableDeclarator_list().map((d) => ({
    ...positionOf(d),
    name: d.id().getText(),
    value: d.expression() ? parseExpression(d.expression()) : undefined,
  }));
}

const accessOf = (tree: P.AccessLevelContext | undefined | null): Access =>
  !tree ? undefined : tree.USER() ? 'user' : 'system';

/** Converts one statement tree. */
export function parseStatement(statement: P.StatementContext): Statement {
  const tree = (statement as unknown as Tree).getChild(0) as unknown;
  const at = positionOf(tree);
  const optional = (s: P.StatementContext | null | undefined): Statement | undefined =>
    s ? parseStatement(s) : undefined;
  switch (kindOf(tree)) {
    case 'Block':
      return parseBlock(tree as P.BlockContext);
    case 'LocalVariableDeclarationStatement':
      return parseLocalVariables((tree as P.LocalVariableDeclarationStatementContext).localVariableDeclaration());
    case 'ExpressionStatement':
      return {
        kind: 'expression',
        ...at,
        expression: parseExpression((tree as P.ExpressionStatementContext).expression()),
      };
    case 'IfStatement': {
      const s = tree as P.IfStatementContext;
      return {
        kind: 'if',
        ...at,
        condition: parseExpression(s.parExpression().expression()),
        then: parseStatement(s.statement(0)),
        otherwise: optional(s.statement_list()[1]),
      };
    }
    case 'WhileStatement': {
      const s = tree as P.WhileStatementContext;
      return {
        kind: 'while',
        ...at,
        condition: parseExpression(s.parExpression().expression()),
        body: optional(s.statement()),
      };
    }
    case 'DoWhileStatement': {
      const s = tree as P.DoWhileStatementContext;
      return {
        kind: 'doWhile',
        ...at,
        body: parseBlock(s.block()),
        condition: parseExpression(s.parExpression().expression()),
      };
    }
    case 'ForStatement':
      return parseFor(tree as P.ForStatementContext);
    case 'ReturnStatement': {
      const value = (tree as P.ReturnStatementContext).expression();
      return { kind: 'return', ...at, value: value ? parseExpression(value) : undefined };
    }
    case 'ThrowStatement':
      return { kind: 'throw', ...at, value: parseExpression((tree as P.ThrowStatementContext).expression()) };
    case 'BreakStatement':
      return { kind: 'break', ...at };
    case 'ContinueStatement':
      return { kind: 'continue', ...at };
    case 'TryStatement': {
      const s = tree as P.TryStatementContext;
      const finallyBlock = s.finallyBlock();
      return {
        kind: 'try',
        ...at,
        body: parseBlock(s.block()),
        catches: s.catchClause_list().map((c) => ({
          ...positionOf(c),
          type: typeOfQualifiedName(c.qualifiedName()),
          name: c.id().getText(),
          body: parseBlock(c.block()),
        })),
        finalizer: finallyBlock ? parseBlock(finallyBlock.block()) : undefined,
      };
    }
    case 'SwitchStatement': {
      const s = tree as P.SwitchStatementContext;
      return {
        kind: 'switch',
        ...at,
        value: parseExpression(s.expression()),
        whens: s.whenControl_list().map((w) => ({ when: parseWhen(w.whenValue()), body: parseBlock(w.block()) })),
      };
    }
    case 'InsertStatement':
    case 'UpdateStatement':
    case 'DeleteStatement':
    case 'UndeleteStatement':
    case 'UpsertStatement': {
      const s = tree as P.UpsertStatementContext;
      const verb = kindOf(tree).replace('Statement', '').toLowerCase() as 'upsert';
      const field = verb === 'upsert' ? s.qualifiedName() : undefined;
      return {
        kind: 'dml',
        ...at,
        verb,
        value: parseExpression(s.expression()),
        access: accessOf(s.accessLevel()),
        externalId: field?.getText(),
      };
    }
    case 'MergeStatement': {
      const s = tree as P.MergeStatementContext;
      return {
        kind: 'merge',
        ...at,
        master: parseExpression(s.expression(0)),
        duplicates: parseExpression(s.expression(1)),
        access: accessOf(s.accessLevel()),
      };
    }
    case 'RunAsStatement': {
      const s = tree as P.RunAsStatementContext;
      return { kind: 'runAs', ...at, args: parseExpressions(s.expressionList()), body: parseBlock(s.block()) };
    }
    default:
      throw new Error(`unknown statement ${kindOf(tree)}`);
  }
}

function parseFor(tree: P.ForStatementContext): Statement {
  const at = positionOf(tree);
  const control = tree.forControl();
  const bodyTree = tree.statement();
  const body = bodyTree ? parseStatement(bodyTree) : undefined;
  const each = control.enhancedForControl();
  if (each)
    return {
      kind: 'forEach',
      ...at,
      type: parseTypeRef(each.typeRef()),
      name: each.id().getText(),
      iterable: parseExpression(each.expression()),
      body,
    };
  const init = control.forInit();
  const variables = init?.localVariableDeclaration();
  const condition = control.expression();
  return {
    kind: 'for',
    ...at,
    init: variables ? parseLocalVariables(variables) : parseExpressions(init?.expressionList()),
    condition: condition ? parseExpression(condition) : undefined,
    update: parseExpressions(control.forUpdate()?.expressionList()),
    body,
  };
}

function parseWhen(tree: P.WhenValueContext): WhenValue {
  const at = positionOf(tree);
  if (tree.ELSE()) return { kind: 'else', ...at };
  const type = tree.typeRef();
  if (type) return { kind: 'type', ...at, type: parseTypeRef(type), name: tree.id().getText() };
  return { kind: 'literals', ...at, values: tree.whenLiteral_list().map(parseWhenLiteral) };
}

function parseWhenLiteral(tree: P.WhenLiteralContext): Expression {
  const at = positionOf(tree);
  const inner = tree.whenLiteral();
  if (inner) return parseWhenLiteral(inner);
  const sign = tree.SUB_list().length % 2 === 1 ? '-' : '';
  const integer = tree.IntegerLiteral();
  if (integer) return { kind: 'literal', ...at, type: 'Integer', value: sign + integer.getText() };
  const long = tree.LongLiteral();
  if (long) return { kind: 'literal', ...at, type: 'Long', value: sign + long.getText().slice(0, -1) };
  const string = tree.StringLiteral();
  if (string) return { kind: 'literal', ...at, type: 'String', value: decodeString(string.getText()) };
  const multiline = tree.MultilineStringLiteral();
  if (multiline) return { kind: 'literal', ...at, type: 'String', value: decodeMultiline(multiline.getText()) };
  const name = tree.qualifiedName();
  if (!name) return { kind: 'literal', ...at, type: 'null', value: 'null' };
  const [first, ...rest] = name.id_list().map((i) => i.getText());
  let expression: Expression = { kind: 'name', ...at, name: first ?? '' };
  for (const part of rest) expression = { kind: 'field', ...at, target: expression, name: part, safe: false };
  return expression;
}
