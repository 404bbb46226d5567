import type * as P from '@apexdevtools/apex-parser';
import type {
  AssignOperator,
  BinaryOperator,
  Expression,
  LiteralType,
  NewExpression,
  Position,
  TypeRef,
} from './ast.ts';
import { kindOf, positionOf, type Tree } from './parseTree.ts';
import { parseSoql, parseSosl } from './parseQuery.ts';
import { decodeString, decodeMultiline } from './stringLiteral.ts';

/** `Integer`, `Map<Id, Account>[]`, `Outer.Inner`. */
export function parseTypeRef(tree: P.TypeRefContext): TypeRef {
  return {
    ...positionOf(tree),
    names: tree.typeName_list().map((n) => ({
      name: n.LIST() ? 'List' : n.SET() ? 'Set' : n.MAP() ? 'Map' : n.id().getText(),
      args: parseTypeList(n.typeArguments()?.typeList()),
    })),
    arrays: tree.arraySubscripts().LBRACK_list().length,
  };
}

export function parseTypeList(tree: P.TypeListContext | undefined): TypeRef[] {
  return tree ? tree.typeRef_list().map(parseTypeRef) : [];
}

/** A dotted name used as a type, as in `catch (a.b e)` and `when`. */
export function typeOfQualifiedName(tree: P.QualifiedNameContext): TypeRef {
  return { ...positionOf(tree), names: tree.id_list().map((i) => ({ name: i.getText(), args: [] })), arrays: 0 };
}

export function parseExpressions(list: P.ExpressionListContext | undefined | null): Expression[] {
  return list ? list.expression_list().map(parseExpression) : [];
}

function joinedTerminals(tree: Tree, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += tree.getChild(i).getText();
  return text;
}

/** Converts one expression tree. */
export function parseExpression(tree: P.ExpressionContext): Expression {
  const at = positionOf(tree);
  const children = tree as unknown as Tree;
  const sub = (i: number): Expression =>
    parseExpression((tree as unknown as { expression(i: number): P.ExpressionContext }).expression(i));
  const only = (): Expression =>
    parseExpression((tree as unknown as { expression(): P.ExpressionContext }).expression());
  switch (kindOf(tree)) {
    case 'PrimaryExpression':
      return parsePrimary((tree as P.PrimaryExpressionContext).primary());
    case 'SubExpression':
      return only();
    case 'DotExpression':
      return parseDot(tree as P.DotExpressionContext, at);
    case 'MethodCallExpression':
      return parseMethodCall((tree as P.MethodCallExpressionContext).methodCall());
    case 'NewExpression':
      return parseCreator((tree as P.NewExpressionContext).creator(), at);
    case 'ArrayExpression':
      return { kind: 'index', ...at, target: sub(0), index: sub(1) };
    case 'CastExpression':
      return { kind: 'cast', ...at, type: parseTypeRef((tree as P.CastExpressionContext).typeRef()), operand: only() };
    case 'InstanceOfExpression':
      return {
        kind: 'instanceof',
        ...at,
        operand: only(),
        type: parseTypeRef((tree as P.InstanceOfExpressionContext).typeRef()),
      };
    case 'PostOpExpression':
      return {
        kind: 'increment',
        ...at,
        operator: children.getChild(1).getText() as '++',
        prefix: false,
        operand: only(),
      };
    case 'PreOpExpression': {
      const operator = children.getChild(0).getText();
      const operand = only();
      if (operator === '++' || operator === '--') return { kind: 'increment', ...at, operator, prefix: true, operand };
      if (operator === '-') return negate(at, operand);
      return { kind: 'unary', ...at, operator: '+', operand };
    }
    case 'NegExpression':
      return { kind: 'unary', ...at, operator: children.getChild(0).getText() as '!' | '~', operand: only() };
    case 'AssignExpression':
      return {
        kind: 'assign',
        ...at,
        operator: children.getChild(1).getText() as AssignOperator,
        target: sub(0),
        value: sub(1),
      };
    case 'CondExpression':
      return { kind: 'conditional', ...at, condition: sub(0), whenTrue: sub(1), whenFalse: sub(2) };
    case 'CoalExpression':
      return { kind: 'coalesce', ...at, left: sub(0), right: sub(1) };
    default: {
      // Every other rule is a binary operator between two expressions; `>>` and `<=` arrive as several tokens.
      let operator = joinedTerminals(children, 1, children.getChildCount() - 1);
      if (operator === '<>') operator = '!=';
      return { kind: 'binary', ...at, operator: operator as BinaryOperator, left: sub(0), right: sub(1) };
    }
  }
}

/** Folds the sign into number literals, so that -2147483648 is in range. */
function negate(at: Position, operand: Expression): Expression {
  if (
    operand.kind === 'literal' &&
    /^(Integer|Long|Decimal|Double)$/.test(operand.type) &&
    !operand.value.startsWith('-')
  )
    return { ...operand, ...at, value: `-${operand.value}` };
  return { kind: 'unary', ...at, operator: '-', operand };
}

function parseDot(tree: P.DotExpressionContext, at: Position): Expression {
  const target = parseExpression(tree.expression());
  const safe = Boolean(tree.QUESTIONDOT());
  const call = tree.dotMethodCall();
  if (call) {
    const name = call.anyId();
    return {
      kind: 'call',
      ...positionOf(name),
      target,
      name: name.getText(),
      args: parseExpressions(call.expressionList()),
      safe,
    };
  }
  return { kind: 'field', ...at, target, name: tree.anyId().getText(), safe };
}

function parseMethodCall(tree: P.MethodCallContext): Expression {
  const at = positionOf(tree);
  const args = parseExpressions(tree.expressionList());
  if (tree.THIS()) return { kind: 'constructorCall', ...at, which: 'this', args };
  if (tree.SUPER()) return { kind: 'constructorCall', ...at, which: 'super', args };
  return { kind: 'call', ...at, target: undefined, name: tree.id().getText(), args, safe: false };
}

function parsePrimary(tree: P.PrimaryContext): Expression {
  const at = positionOf(tree);
  switch (kindOf(tree)) {
    case 'ThisPrimary':
      return { kind: 'this', ...at };
    case 'SuperPrimary':
      return { kind: 'super', ...at };
    case 'VoidPrimary':
      return { kind: 'classLiteral', ...at, type: undefined };
    case 'TypeRefPrimary':
      return { kind: 'classLiteral', ...at, type: parseTypeRef((tree as P.TypeRefPrimaryContext).typeRef()) };
    case 'IdPrimary':
      return { kind: 'name', ...at, name: (tree as P.IdPrimaryContext).id().getText() };
    case 'LiteralPrimary':
      return parseLiteral((tree as P.LiteralPrimaryContext).literal());
    case 'SoqlPrimary':
      return parseSoql((tree as P.SoqlPrimaryContext).soqlLiteral(), parseExpression);
    case 'SoslPrimary':
      return parseSosl((tree as P.SoslPrimaryContext).soslLiteral(), parseExpression);
    default:
      throw new Error(`unknown primary ${kindOf(tree)}`);
  }
}

/** Converts a literal; string escapes are resolved. */
export function parseLiteral(tree: P.LiteralContext): Expression {
  const text = tree.getText();
  const make = (type: LiteralType, value: string): Expression => ({
    kind: 'literal',
    ...positionOf(tree),
    type,
    value,
  });
  if (tree.IntegerLiteral()) return make('Integer', text);
  if (tree.LongLiteral()) return make('Long', text.slice(0, -1));
  if (tree.NumberLiteral()) return /d$/i.test(text) ? make('Double', text.slice(0, -1)) : make('Decimal', text);
  if (tree.StringLiteral()) return make('String', decodeString(text));
  if (tree.MultilineStringLiteral()) return make('String', decodeMultiline(text));
  if (tree.BooleanLiteral()) return make('Boolean', text.toLowerCase());
  return make('null', 'null');
}

function parseCreator(tree: P.CreatorContext, at: Position): NewExpression {
  const created = tree.createdName();
  const type: TypeRef = {
    ...positionOf(created),
    names: created
      .idCreatedNamePair_list()
      .map((p) => ({ name: p.anyId().getText(), args: parseTypeList(p.typeList()) })),
    arrays: 0,
  };
  const array = tree.arrayCreatorRest();
  if (array) {
    const initializer = array.arrayInitializer();
    if (initializer)
      return {
        kind: 'newItems',
        ...at,
        type: { ...type, arrays: 1 },
        items: initializer.expression_list().map(parseExpression),
      };
    return { kind: 'newArray', ...at, element: type, size: parseExpression(array.expression()) };
  }
  if (tree.noRest()) return { kind: 'newItems', ...at, type, items: [] };
  const set = tree.setCreatorRest();
  if (set) return { kind: 'newItems', ...at, type, items: set.expression_list().map(parseExpression) };
  const map = tree.mapCreatorRest();
  if (map) {
    const pairs = map
      .mapCreatorRestPair_list()
      .map((p) => [parseExpression(p.expression(0)), parseExpression(p.expression(1))] as const);
    return { kind: 'newPairs', ...at, type, pairs };
  }
  return { kind: 'new', ...at, type, args: parseExpressions(tree.classCreatorRest().arguments().expressionList()) };
}
