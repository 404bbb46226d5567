import { Types } from '../types/apexType.ts';
import { bindBlock, bindStatements, bindValueBody } from '../check/bindStatement.ts';
import { bindExpression } from '../check/bindExpression.ts';
import { BodyBinder } from '../check/bodyBinder.ts';
import type { BoundStatement } from '../check/bound.ts';
import { convert } from '../check/convert.ts';
import { platformBaseOf } from '../check/members.ts';
import type { Program } from '../check/program.ts';
import type { ClassSymbol, FieldSymbol, LocalVariable, MethodSymbol, SharingMode } from '../check/symbols.ts';
import type { Accessor, Block, Expression, Statement } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { emitStatement, type BodyEmitter } from './emitStatement.ts';
import { emitExpression } from './emitExpression.ts';
import type { FileContext } from './fileContext.ts';
import type { LineWriter } from './lineWriter.ts';
import { getterSlot, implicitConstructor, setterSlot } from './names.ts';

/** What a function of an emitted script is for. */
export type FunctionRole =
  | { readonly role: 'method'; readonly owner: ClassSymbol; readonly slot: string; readonly isStatic: boolean }
  | { readonly role: 'instanceInitializer' | 'staticInitializer' | 'main'; readonly owner: ClassSymbol };

/** One function to emit. */
export interface Unit {
  readonly line: number;
  readonly role: FunctionRole;
  /** `Foo$Inner$bar`: stack traces turn it into `Class.Foo.Inner.bar`. */
  readonly stackName: string;
  emit(name: string): void;
}

/** The statements of a trigger or an anonymous block, beside the members of its hidden class. */
export interface MainStatements {
  readonly statements: readonly Statement[];
  readonly line: number;
  /** Object of the trigger. */
  readonly triggerObject?: string;
}

export interface MemberContext {
  readonly program: Program;
  readonly file: FileContext;
  readonly out: LineWriter;
  readonly symbol: ClassSymbol;
}

/** Functions of a class: methods, constructors, initialisers, property accessors. */
export function memberUnits(c: MemberContext): Unit[] {
  const { symbol } = c;
  if (symbol.kind !== 'class') return [];
  const units: Unit[] = [];
  const add = (line: number, role: FunctionRole, member: string, emit: (name: string) => void): void => {
    units.push({ line, role, stackName: `${symbol.name.replaceAll('.', '$')}$${member}`, emit });
  };
  const method = (slot: string, isStatic: boolean): FunctionRole => ({ role: 'method', owner: symbol, slot, isStatic });
  // Constructors are kept on the class, beside static methods: they are never inherited or overridden.
  for (const constructor of symbol.constructors)
    add(constructor.line, method(constructor.slot, true), 'new', (name) => emitConstructor(c, name, constructor));
  if (symbol.constructors.length === 0 || isException(symbol))
    add(symbol.declaration.line, method(implicitConstructor, true), 'new', (name) => emitImplicitConstructor(c, name));
  for (const member of symbol.declaration.members) {
    switch (member.kind) {
      case 'method': {
        const declared = symbol.methods.get(member.name.toLowerCase())?.find((m) => m.declaration === member);
        if (declared?.body)
          add(member.line, method(declared.slot, declared.isStatic), declared.name, (name) =>
            emitMethod(c, name, declared),
          );
        break;
      }
      case 'initializer': {
        const { isStatic, body } = member;
        add(
          member.line,
          { role: isStatic ? 'staticInitializer' : 'instanceInitializer', owner: symbol },
          isStatic ? 'clinit' : 'new',
          (name) => {
            const binder = new BodyBinder(c.program, symbol, {
              isStatic,
              returnType: Types.Void,
              isInitializing: true,
            });
            withBody(
              c,
              name,
              'initializer',
              () => bindBlock(binder, body).statements,
              (statements) => emitFunction(c, binder, name, [], statements, '', ''),
            );
          },
        );
        break;
      }
      case 'field':
        for (const { name: fieldName, value, line } of member.declarators) {
          const field = symbol.fields.get(fieldName.toLowerCase());
          if (!field || !value) continue;
          add(
            line,
            { role: field.isStatic ? 'staticInitializer' : 'instanceInitializer', owner: symbol },
            field.isStatic ? 'clinit' : 'new',
            (name) => emitFieldInitializer(c, name, field, value),
          );
        }
        break;
      case 'property': {
        const field = symbol.fields.get(member.name.toLowerCase());
        if (!field?.property || field.property.isPlain || field.modifiers.words.includes('abstract')) break;
        const { getter, setter } = field.property;
        if (getter)
          add(getter.line, method(getterSlot(field), field.isStatic), field.name, (name) =>
            emitAccessor(c, name, field, getter, true),
          );
        if (setter)
          add(setter.line, method(setterSlot(field), field.isStatic), field.name, (name) =>
            emitAccessor(c, name, field, setter, false),
          );
        break;
      }
      default:
    }
  }
  return units;
}

/** The statements of a trigger or anonymous block as one function. */
export function mainUnit(c: MemberContext, main: MainStatements): Unit {
  return {
    line: main.line,
    role: { role: 'main', owner: c.symbol },
    stackName: 'main',
    emit: (name) => {
      const triggerObject = main.triggerObject === undefined ? undefined : c.program.types.sobject(main.triggerObject);
      const binder = new BodyBinder(c.program, c.symbol, { isStatic: false, returnType: Types.Void, triggerObject });
      emitFunction(c, binder, name, [], bindStatements(binder, main.statements), '', '');
    },
  };
}

function isException(symbol: ClassSymbol): boolean {
  const base = platformBaseOf(symbol);
  return base !== undefined && base.name.endsWith('Exception');
}

function declareParameters(binder: BodyBinder, method: MethodSymbol): LocalVariable[] {
  return method.declaration.parameters.map((p, i) => {
    const variable = binder.declare(p.name, method.parameters[i]?.type ?? Types.Object, p);
    variable.assigned.push('unknown');
    return variable;
  });
}

/** Runs the static initialiser of the class on first use, where it has one. */
function touchStatics(c: MemberContext): string {
  const top = c.symbol.topLevel;
  const initialises = top.declaration.members.some(
    (m) =>
      (m.kind === 'initializer' && m.isStatic) ||
      (m.kind === 'field' && m.modifiers.words.includes('static') && m.declarators.some((d) => d.value)),
  );
  return initialises ? `${c.file.statics(top)};` : '';
}

function noArgumentConstructor(symbol: ClassSymbol): string {
  return symbol.constructors.find((m) => m.parameters.length === 0)?.slot ?? implicitConstructor;
}

/** The sharing mode a class runs in: its own, else that of its superclass. */
function sharingOf(symbol: ClassSymbol): SharingMode {
  if (symbol.sharing !== 'none' || !symbol.superClass || symbol.superClass === symbol) return symbol.sharing;
  return sharingOf(symbol.superClass);
}

function emitFunction(
  c: MemberContext,
  binder: BodyBinder,
  name: string,
  parameters: readonly LocalVariable[],
  statements: readonly BoundStatement[],
  before: string,
  result: string,
  own: readonly string[] = [],
): void {
  const { file, out } = c;
  const mode = sharingOf(c.symbol);
  const shares = mode !== 'none' && binder.reachesData;
  const temporaries = binder.temporaries.map((t) => t.jsName).join(',');
  out.write(
    `function ${name}(${parameters.map((p) => p.jsName).join(',')}){${temporaries === '' ? '' : `let ${temporaries};`}${before}`,
  );
  if (shares) out.write(`const $h=${file.helper('enterSharing')}("${mode}");try{`);
  for (const code of own) out.write(code);
  const body: BodyEmitter = { file, out, emptyReturn: result === '' ? '' : ` ${result}` };
  for (const statement of statements) emitStatement(body, statement);
  if (result !== '') out.write(`return ${result};`);
  if (shares) out.write(`}finally{${file.helper('leaveSharing')}($h);}`);
  out.write('}');
}

/**
 * Binds a body and emits it; a body with faults becomes a function that says so when it is called, so that the rest of the
 * class can still run.
 */
function withBody(
  c: MemberContext,
  name: string,
  member: string,
  bind: () => readonly BoundStatement[],
  emit: (statements: readonly BoundStatement[]) => void,
): void {
  const known = c.program.errors.length;
  const statements = bind();
  const fault = c.program.errors[known];
  if (!fault) emit(statements);
  else
    c.out.write(
      `function ${name}(){${c.file.helper('faulty')}(${JSON.stringify(`${c.symbol.name}.${member}`)},${JSON.stringify(fault.message)});}`,
    );
}

function emitMethod(c: MemberContext, name: string, method: MethodSymbol): void {
  const binder = new BodyBinder(c.program, c.symbol, { isStatic: method.isStatic, returnType: method.returnType });
  const parameters = declareParameters(binder, method);
  const { line, column } = method.declaration;
  const bind = (): readonly BoundStatement[] => bindValueBody(binder, method.body as Block, { line, column });
  withBody(c, name, method.name, bind, (statements) =>
    emitFunction(c, binder, name, parameters, statements, method.isStatic ? touchStatics(c) : '', ''),
  );
}

/** Superclass constructor, then the body; the fields are initialised before any constructor runs. */
function emitConstructor(c: MemberContext, name: string, method: MethodSymbol): void {
  const binder = new BodyBinder(c.program, c.symbol, { isStatic: false, returnType: Types.Void, isInitializing: true });
  const parameters = declareParameters(binder, method);
  withBody(
    c,
    name,
    '<init>',
    () => bindBlock(binder, method.body as Block).statements,
    (statements) => emitConstructorBody(c, binder, name, parameters, statements),
  );
}

function emitConstructorBody(
  c: MemberContext,
  binder: BodyBinder,
  name: string,
  parameters: readonly LocalVariable[],
  [first, ...rest]: readonly BoundStatement[],
): void {
  const { symbol, file } = c;
  const call =
    first?.kind === 'expression' && first.expression.kind === 'constructorCall' ? first.expression : undefined;
  const statements = call ? rest : first ? [first, ...rest] : [];
  const own: string[] = [];
  if (call) {
    file.executableLines.add(call.line);
    own.push(`$v[${call.line}]++;${emitExpression(file, call)};`);
  } else if (symbol.superClass)
    own.push(`${file.classRef(symbol.superClass)}.${noArgumentConstructor(symbol.superClass)}.call(this);`);
  emitFunction(c, binder, name, parameters, statements, touchStatics(c), 'this', own);
}

function emitImplicitConstructor(c: MemberContext, name: string): void {
  const { symbol, file, out } = c;
  const base = symbol.superClass;
  let before = '';
  if (isException(symbol)) {
    // The four forms that every exception has: nothing, message, cause, both.
    before = base ? `if(a.length===0)${file.classRef(base)}.${noArgumentConstructor(base)}.call(this);` : '';
    before += `${base ? 'else ' : ''}${file.helper('initException')}(this,a);`;
  } else if (base) before = `${file.classRef(base)}.${noArgumentConstructor(base)}.call(this);`;
  out.write(`function ${name}(...a){${touchStatics(c)}${before}return this;}`);
}

function emitFieldInitializer(c: MemberContext, name: string, field: FieldSymbol, value: Expression): void {
  const { file, out, symbol } = c;
  const binder = new BodyBinder(c.program, symbol, { isStatic: field.isStatic, returnType: Types.Void });
  try {
    const bound = convert(binder, bindExpression(binder, value), field.type, value);
    file.executableLines.add(field.line);
    const temporaries = binder.temporaries.map((t) => t.jsName).join(',');
    const code = emitExpression(file, bound);
    out.write(
      `function ${name}(){${temporaries === '' ? '' : `let ${temporaries};`}$v[${field.line}]++;${field.isStatic ? file.statics(symbol) : 'this'}.${field.slot}=${code};}`,
    );
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    c.program.report(error, symbol);
    out.write(
      `function ${name}(){${file.helper('faulty')}(${JSON.stringify(`${symbol.name}.${field.name}`)},${JSON.stringify(error.message)});}`,
    );
  }
}

function emitAccessor(c: MemberContext, name: string, field: FieldSymbol, accessor: Accessor, isGetter: boolean): void {
  const { file, out, symbol } = c;
  const binder = new BodyBinder(c.program, symbol, {
    isStatic: field.isStatic,
    returnType: isGetter ? field.type : Types.Void,
    ownProperty: field,
  });
  if (!accessor.body) {
    const place = `${field.isStatic ? file.statics(symbol) : 'this'}.${field.slot}`;
    out.write(isGetter ? `function ${name}(){return ${place};}` : `function ${name}(v){return ${place}=v;}`);
    return;
  }
  const { body } = accessor;
  const value = isGetter ? undefined : binder.declare('value', field.type, accessor);
  value?.assigned.push('unknown');
  // A setter gives back what was assigned: an assignment is an expression.
  const emit = (statements: readonly BoundStatement[]): void =>
    emitFunction(
      c,
      binder,
      name,
      value ? [value] : [],
      statements,
      field.isStatic ? touchStatics(c) : '',
      value?.jsName ?? '',
    );
  withBody(c, name, field.name, () => bindValueBody(binder, body, accessor), emit);
}
