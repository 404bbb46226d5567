import { ApexType, Types } from '../types/apexType.ts';
import type { Expression, SoqlExpression } from '../syntax/ast.ts';
import { bindAssign, bindIncrement } from './bindAssign.ts';
import { bindCall, bindConstructorCall } from './bindCall.ts';
import { bindEntity, bindMember, entityValue } from './bindName.ts';
import { bindNew } from './bindNew.ts';
import { bindBinary, bindUnary } from './bindOperator.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { commonType, isAssignable, isNumeric } from './conversions.ts';
import { convert, implicit, isQuery } from './convert.ts';
import { isHopeless, requireOpenTest } from './typeTests.ts';

/** Checks an expression and resolves everything in it. */
export function bindExpression(binder: BodyBinder, e: Expression): Bound {
  const { line } = e;
  switch (e.kind) {
    case 'literal':
      return bindLiteral(binder, e);
    case 'name':
      return entityValue(binder, bindEntity(binder, e), e);
    case 'field':
      if (e.safe)
        return safely(binder, bindExpression(binder, e.target), (subject) => bindMember(binder, subject, e.name, e));
      if (e.target.kind === 'super') {
        const bound = bindMember(
          binder,
          { kind: 'this', type: binder.owner.superType ?? binder.owner.type, line },
          e.name,
          e,
        );
        return bound.kind === 'property' ? { ...bound, isSuper: true } : bound;
      }
      return entityValue(binder, bindEntity(binder, e), e);
    case 'this':
      if (binder.isStatic) throw binder.error(e, 'this cannot be referenced from a static context');
      return { kind: 'this', type: binder.owner.type, line };
    case 'super':
      throw binder.error(e, 'super can only be used to call a method');
    case 'call':
      return bindCall(binder, e);
    case 'constructorCall':
      return bindConstructorCall(binder, e);
    case 'new':
    case 'newArray':
    case 'newItems':
    case 'newPairs':
      return bindNew(binder, e);
    case 'index': {
      const target = bindExpression(binder, e.target);
      const index = convert(binder, bindExpression(binder, e.index), Types.Integer, e);
      return bindIndex(binder, target, index, e);
    }
    case 'cast':
      return bindCast(
        binder,
        bindExpression(binder, e.operand),
        binder.program.types.resolve(e.type, binder.owner, binder.owner.file),
        e,
      );
    case 'instanceof': {
      const operand = bindExpression(binder, e.operand);
      const test = binder.program.types.resolve(e.type, binder.owner, binder.owner.file);
      requireOpenTest(binder, operand.type, test, e);
      return { kind: 'instanceof', type: Types.Boolean, line, operand, test };
    }
    case 'unary':
      return bindUnary(binder, e.operator, bindExpression(binder, e.operand), e);
    case 'increment':
      return bindIncrement(binder, e, true);
    case 'binary':
      return bindBinary(binder, e.operator, bindExpression(binder, e.left), bindExpression(binder, e.right), e);
    case 'assign':
      return bindAssign(binder, e);
    case 'conditional': {
      const condition = convert(binder, bindExpression(binder, e.condition), Types.Boolean, e);
      const whenTrue = bindExpression(binder, e.whenTrue);
      const whenFalse = bindExpression(binder, e.whenFalse);
      const type = commonType(binder.program, whenTrue.type, whenFalse.type);
      if (!type)
        throw binder.error(e, `Incompatible types in ternary operator: ${whenFalse.type.name}, ${whenTrue.type.name}`);
      return {
        kind: 'conditional',
        type,
        line,
        condition,
        whenTrue: implicit(whenTrue, type),
        whenFalse: implicit(whenFalse, type),
      };
    }
    case 'coalesce': {
      const left = bindExpression(binder, e.left);
      const right = bindExpression(binder, e.right);
      const row =
        left.kind === 'soql' && left.result === 'rows' && right.type.kind !== 'list' ? optionalRow(left) : left;
      const type = commonType(binder.program, row.type, right.type) ?? Types.Object;
      return { kind: 'coalesce', type, line, left: implicit(row, type), right: implicit(right, type) };
    }
    case 'classLiteral':
      return {
        kind: 'typeValue',
        type: ApexType.platform('System.Type'),
        line,
        of: e.type ? binder.program.types.resolve(e.type, binder.owner, binder.owner.file) : Types.Void,
      };
    case 'soql':
      return bindQuery(binder, e);
    case 'sosl':
      binder.reachesData = true;
      return {
        kind: 'sosl',
        type: ApexType.list(ApexType.list(Types.SObject)),
        line,
        text: e.text,
        binds: e.binds.map((b) => bindExpression(binder, b)),
      };
  }
}

/** A Boolean expression as conditions need it. */
export function bindCondition(binder: BodyBinder, e: Expression): Bound {
  return convert(
    binder,
    bindExpression(binder, e),
    Types.Boolean,
    e,
    'Condition expression must be of type Boolean: illegal conversion',
  );
}

function bindLiteral(binder: BodyBinder, e: Expression & { kind: 'literal' }): Bound {
  const { line, value } = e;
  switch (e.type) {
    case 'Integer': {
      const number = Number(value);
      if (number > 2147483647 || number < -2147483648) throw binder.error(e, `Illegal integer: ${value}`);
      return { kind: 'constant', type: Types.Integer, line, value: number };
    }
    case 'Long': {
      const number = BigInt(value);
      if (BigInt.asIntN(64, number) !== number) throw binder.error(e, `Illegal long: ${value}`);
      return { kind: 'constant', type: Types.Long, line, value: number };
    }
    case 'Decimal':
      return { kind: 'number', type: Types.Decimal, line, text: value };
    case 'Double':
      return { kind: 'number', type: Types.Double, line, text: value };
    case 'String':
      return { kind: 'constant', type: Types.String, line, value };
    case 'Boolean':
      return { kind: 'constant', type: Types.Boolean, line, value: value === 'true' };
    case 'null':
      return { kind: 'constant', type: Types.Null, line, value: null };
  }
}

/** `subject?.rest`; a chain behind it moves inside, so that one null skips all of it. */
export function safely(binder: BodyBinder, subject: Bound, rest: (subject: Bound) => Bound): Bound {
  if (subject.kind === 'safe') {
    const inner = safely(binder, subject.rest, rest);
    return { ...subject, type: inner.type, rest: inner };
  }
  if (subject.kind === 'soql' && subject.result === 'rows') return safely(binder, optionalRow(subject), rest);
  const variable = binder.temporary(subject.type);
  const bound = rest({ kind: 'local', type: subject.type, line: subject.line, variable });
  return { kind: 'safe', type: bound.type, line: subject.line, subject, variable, rest: bound };
}

/** `[SELECT ...]?.Name`, `[SELECT ...] ?? other`: no row counts as null. */
function optionalRow(query: Bound): Bound {
  return { kind: 'firstRow', type: query.type.args[0] as ApexType, line: query.line, operand: query, optional: true };
}

function bindIndex(binder: BodyBinder, target: Bound, index: Bound, at: Expression): Bound {
  if (target.kind === 'safe') {
    const rest = bindIndex(binder, target.rest, index, at);
    return { ...target, type: rest.type, rest };
  }
  if (target.type.kind !== 'list') throw binder.error(at, `Expression must be a list type: ${target.type.name}`);
  return { kind: 'index', type: target.type.args[0] as ApexType, line: at.line, target, index };
}

function bindCast(binder: BodyBinder, operand: Bound, type: ApexType, at: Expression): Bound {
  const from = operand.type;
  if (from === type || from === Types.Null) return { ...operand, type };
  if (from === Types.Void)
    throw binder.error(at, `Incompatible types since an instance of void is never an instance of ${type.name}`);
  if (isNumeric(from) && isNumeric(type)) return { kind: 'convert', type, line: at.line, operand };
  if (isQuery(operand) && type.kind === 'sobject') return convert(binder, operand, type, at);
  if (isAssignable(binder.program, from, type) && from !== Types.SObject) {
    // Upcasts need no check, only the new static type; a list of rows may still hold others than the cast says.
    const converted = implicit(operand, type);
    if (converted !== operand) return converted;
    const holdsRows = from.args.some((a) => a === Types.SObject);
    if (!holdsRows) return { kind: 'convert', type, line: at.line, operand };
  } else if (isHopeless(binder, from, type)) {
    throw binder.error(at, `Incompatible types since an instance of ${from.name} is never an instance of ${type.name}`);
  }
  return { kind: 'cast', type, line: at.line, operand };
}

function bindQuery(binder: BodyBinder, e: SoqlExpression): Bound {
  const { line, text, access } = e;
  binder.reachesData = true;
  binder.program.queries.push({ text, file: binder.owner.file, line, column: e.column });
  const binds = e.binds.map((b) => bindExpression(binder, b));
  if (e.isCount) return { kind: 'soql', type: Types.Integer, line, text, binds, result: 'count', access };
  const row = e.isAggregate ? ApexType.sobject('AggregateResult') : binder.program.types.sobject(e.from);
  if (!row) throw binder.error(e, `sObject type '${e.from}' is not supported.`);
  return { kind: 'soql', type: ApexType.list(row), line, text, binds, result: 'rows', access };
}
