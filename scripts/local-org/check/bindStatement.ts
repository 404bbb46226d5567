import { ApexType, baseName, Types } from '../types/apexType.ts';
import type { Block, Expression, LocalVariables, Position, Statement, WhenValue } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { bindIncrement } from './bindAssign.ts';
import { bindCondition, bindExpression } from './bindExpression.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound, BoundBlock, BoundStatement, BoundWhen } from './bound.ts';
import { isAssignable } from './conversions.ts';
import { convert } from './convert.ts';
import { endsFlow, firstUnreachable } from './flow.ts';
import { superTypesOf } from './members.ts';
import { checkCaught, checkDml, checkSwitchType, checkWhens, requireEffect } from './statementRules.ts';

/** Checks a block; faults are reported one per statement, so that one run shows them all. */
export function bindBlock(binder: BodyBinder, block: Block): BoundBlock {
  return binder.inScope(() => ({
    kind: 'block',
    line: block.line,
    statements: bindStatements(binder, block.statements),
  }));
}

export function bindStatements(binder: BodyBinder, statements: readonly Statement[]): BoundStatement[] {
  const bound: BoundStatement[] = [];
  const unreachable = firstUnreachable(statements);
  for (const statement of statements) {
    try {
      if (statement === unreachable) throw binder.error(statement, 'Unreachable statement');
      bound.push(bindStatement(binder, statement));
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      binder.program.report(error, binder.owner);
    }
  }
  return bound;
}

/** What a method that has to give a value lacks. */
function missingReturn(binder: BodyBinder, at: Position): CompileError {
  return binder.error(at, `Missing return statement required return type: ${binder.returnType.name}`);
}

/** The body of a method or accessor: every way through it gives the value that is asked for. */
export function bindValueBody(binder: BodyBinder, body: Block, at: Position): readonly BoundStatement[] {
  const { statements } = bindBlock(binder, body);
  if (binder.returnType !== Types.Void && !endsFlow(body))
    binder.program.report(missingReturn(binder, at), binder.owner);
  return statements;
}

function bindStatement(binder: BodyBinder, s: Statement): BoundStatement {
  const { line } = s;
  const body = (inner: Statement | undefined): BoundStatement | undefined =>
    inner ? binder.inScope(() => bindStatement(binder, inner)) : undefined;
  const loopBody = (inner: Statement | undefined): BoundStatement | undefined => {
    binder.loopDepth++;
    try {
      return body(inner);
    } finally {
      binder.loopDepth--;
    }
  };
  switch (s.kind) {
    case 'block':
      return bindBlock(binder, s);
    case 'variables':
      return bindVariables(binder, s);
    case 'expression':
      return { kind: 'expression', line, expression: bindForEffect(binder, s.expression) };
    case 'if':
      return {
        kind: 'if',
        line,
        condition: bindCondition(binder, s.condition),
        then: body(s.then) as BoundStatement,
        otherwise: body(s.otherwise),
      };
    case 'while':
      return { kind: 'while', line, condition: bindCondition(binder, s.condition), body: loopBody(s.body) };
    case 'doWhile': {
      const block = loopBody(s.body) as BoundBlock;
      return { kind: 'doWhile', line, body: block, condition: bindCondition(binder, s.condition) };
    }
    case 'for':
      return binder.inScope(() => {
        const { init } = s;
        const start: BoundStatement | undefined = isVariables(init)
          ? bindVariables(binder, init)
          : init.length === 0
            ? undefined
            : {
                kind: 'expression',
                line,
                expression: sequence(
                  init.map((e) => bindForEffect(binder, e)),
                  line,
                ),
              };
        return {
          kind: 'for',
          line,
          init: start,
          condition: s.condition ? bindCondition(binder, s.condition) : undefined,
          update: s.update.map((e) => bindForEffect(binder, e)),
          body: loopBody(s.body),
        };
      });
    case 'forEach':
      return bindForEach(binder, s, loopBody);
    case 'return': {
      if (!s.value) {
        if (binder.returnType !== Types.Void) throw missingReturn(binder, s);
        return { kind: 'return', line, value: undefined };
      }
      if (binder.returnType === Types.Void) throw binder.error(s, 'Void method must not return a value');
      return {
        kind: 'return',
        line,
        value: convert(
          binder,
          bindExpression(binder, s.value),
          binder.returnType,
          s.value,
          'Return value must be of type: conversion',
        ),
      };
    }
    case 'throw': {
      const value = bindExpression(binder, s.value);
      if (!isAssignable(binder.program, value.type, ApexType.platform('System.Exception')))
        throw binder.error(s, `Throw expression must be of type exception: ${value.type.name}`);
      return { kind: 'throw', line, value };
    }
    case 'break':
    case 'continue':
      if (binder.loopDepth === 0)
        throw binder.error(s, `${s.kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
      return { kind: s.kind, line };
    case 'try': {
      const caught: ApexType[] = [];
      return {
        kind: 'try',
        line,
        body: bindBlock(binder, s.body),
        catches: s.catches.map((c) =>
          binder.inScope(() => {
            const type = binder.program.types.resolve(c.type, binder.owner, binder.owner.file);
            checkCaught(binder, type, c, caught);
            caught.push(type);
            const variable = binder.declare(c.name, type, c);
            variable.assigned.push('unknown');
            return { type, variable, body: bindBlock(binder, c.body), line: c.line };
          }),
        ),
        finalizer: s.finalizer ? bindBlock(binder, s.finalizer) : undefined,
      };
    }
    case 'switch': {
      const value = bindExpression(binder, s.value);
      checkSwitchType(binder, value, s);
      checkWhens(binder, s, value);
      return {
        kind: 'switch',
        line,
        value,
        whens: s.whens.map(({ when, body: block }) =>
          binder.inScope(() => ({
            when: bindWhen(binder, value, when),
            body: bindBlock(binder, block),
            line: when.line,
          })),
        ),
      };
    }
    case 'dml': {
      const value = rows(binder, s.value);
      checkDml(binder, s.verb, value, s);
      return { kind: 'dml', line, verb: s.verb, value, access: s.access, externalId: s.externalId };
    }
    case 'merge':
      return { kind: 'merge', line, master: rows(binder, s.master), duplicates: rows(binder, s.duplicates, true) };
    case 'runAs':
      return {
        kind: 'runAs',
        line,
        args: s.args.map((a) => bindExpression(binder, a)),
        body: bindBlock(binder, s.body),
      };
  }
}

function isVariables(init: LocalVariables | readonly Expression[]): init is LocalVariables {
  return !Array.isArray(init);
}

const sequence = (steps: readonly Bound[], line: number): Bound =>
  steps.length === 1
    ? (steps[0] as Bound)
    : { kind: 'sequence', type: Types.Void, line, steps: steps.slice(0, -1), result: steps.at(-1) as Bound };

/** An expression whose value nobody reads. */
function bindForEffect(binder: BodyBinder, e: Expression): Bound {
  requireEffect(binder, e);
  return e.kind === 'increment' ? bindIncrement(binder, e, false) : bindExpression(binder, e);
}

function bindVariables(binder: BodyBinder, s: LocalVariables): BoundStatement {
  let type: ApexType = Types.Object;
  let failure: unknown;
  try {
    type = binder.program.types.resolve(s.type, binder.owner, binder.owner.file);
  } catch (error) {
    failure = error;
  }
  const declarators = s.declarators.map((d) => {
    let value: Bound | undefined;
    try {
      value = d.value && !failure ? convert(binder, bindExpression(binder, d.value), type, d.value) : undefined;
    } catch (error) {
      failure ??= error;
    }
    // The variable exists even when its value is faulty, so that one fault gives one message.
    const variable = binder.declare(d.name, type, d);
    variable.assigned.push(value ?? 'unknown');
    return { variable, value, line: d.line };
  });
  if (failure) throw failure;
  return { kind: 'variables', line: s.line, declarators };
}

function bindForEach(
  binder: BodyBinder,
  s: Statement & { kind: 'forEach' },
  body: (inner: Statement | undefined) => BoundStatement | undefined,
): BoundStatement {
  const iterable = bindExpression(binder, s.iterable);
  return binder.inScope(() => {
    const type = binder.program.types.resolve(s.type, binder.owner, binder.owner.file);
    const inBatches = iterable.kind === 'soql' && type.kind === 'list';
    const element = elementTypeOf(binder, iterable.type);
    if (!element) throw binder.error(s, `Loop must iterate over a collection type: ${iterable.type.name}`);
    // Generic rows may be taken as what they are: apex-recipes does so with getSObjects().
    const isRow = element === Types.SObject && type.kind === 'sobject';
    if (!inBatches && !isRow && !isAssignable(binder.program, element, type))
      throw binder.error(s, `Invalid loop variable type expected ${element.name} was ${type.name}`);
    const variable = binder.declare(s.name, type, s);
    variable.assigned.push('unknown');
    return { kind: 'forEach', line: s.line, variable, iterable, inBatches, body: body(s.body) };
  });
}

/** What a for-each loop over a type gives; undefined where it cannot be iterated. */
function elementTypeOf(binder: BodyBinder, type: ApexType): ApexType | undefined {
  if (type.kind === 'list' || type.kind === 'set') return type.args[0];
  if (baseName(type) === 'System.Iterable' || baseName(type) === 'System.Iterator') return type.args[0];
  for (const parent of superTypesOf(binder.program, type)) {
    const element = elementTypeOf(binder, parent);
    if (element) return element;
  }
  return undefined;
}

function bindWhen(binder: BodyBinder, subject: Bound, when: WhenValue): BoundWhen {
  switch (when.kind) {
    case 'else':
      return { kind: 'else' };
    case 'type': {
      const type = binder.program.types.resolve(when.type, binder.owner, binder.owner.file);
      const variable = binder.declare(when.name, type, when);
      variable.assigned.push('unknown');
      return { kind: 'type', type, variable };
    }
    case 'literals':
      return { kind: 'values', values: when.values.map((v) => bindWhenValue(binder, subject, v)) };
  }
}

function bindWhenValue(binder: BodyBinder, subject: Bound, e: Expression): Bound {
  // A bare name is a constant of the enum that is switched on.
  if (e.kind === 'name') {
    const symbol = binder.program.classOf(subject.type);
    const constants =
      symbol?.kind === 'enum'
        ? symbol.declaration.constants
        : binder.program.platform.type(subject.type.name)?.constants;
    const name = constants?.find((c) => c.toLowerCase() === e.name.toLowerCase());
    if (name !== undefined)
      return { kind: 'enumConstant', type: subject.type, line: e.line, owner: symbol ?? subject.type.name, name };
    throw binder.error(e, `Variable does not exist: ${e.name}`);
  }
  const value = bindExpression(binder, e);
  return subject.type === Types.Object ? value : convert(binder, value, subject.type, e);
}

/** Operand of a DML statement: a row or a list of rows; the duplicates of a merge may be ids too. */
function rows(binder: BodyBinder, e: Expression, takesIds = false): Bound {
  binder.reachesData = true;
  const value = bindExpression(binder, e);
  const { type } = value;
  const one = type.kind === 'list' ? (type.args[0] as ApexType) : type;
  if (one.kind !== 'sobject' && !(takesIds && one === Types.Id))
    throw binder.error(e, `DML requires SObject or SObject list type: ${type.name}`);
  return value;
}
