import { ApexType, baseName, Types } from '../types/apexType.ts';
import type { Position } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { isAssignable } from './conversions.ts';
import { platformTypeOf, substitute, superTypesOf } from './members.ts';
import { describeTypes } from './overloads.ts';
import type { Program } from './program.ts';
import type { ClassSymbol, MethodSymbol } from './symbols.ts';
import { accessOf, isNarrower, isVisible } from './visibility.ts';

/** What a class has to be asked for once all members are known; each fault goes to `report`. */
export function checkInheritance(program: Program, symbol: ClassSymbol, report: (error: CompileError) => void): void {
  const { declaration, file } = symbol;
  const fault = (at: Position, problem: string): void => report(new CompileError(file, at.line, at.column, problem));
  checkHeader(program, symbol, fault);
  if (symbol.kind !== 'class') return;
  for (const method of allMethods(symbol)) checkOverride(symbol, method, fault);
  if (!symbol.isAbstract) checkAbstractMethods(symbol, fault);
  checkInterfaces(program, symbol, fault);
  const base = symbol.superClass;
  const needsDefault =
    symbol.constructors.length === 0 ||
    symbol.constructors.some((c) => !callsConstructor(c) && (base?.constructors.length ?? 0) > 0);
  if (base && needsDefault && base.constructors.length > 0 && !base.constructors.some((c) => c.parameters.length === 0))
    fault(
      symbol.constructors.find((c) => !callsConstructor(c))?.declaration ?? declaration,
      `No default constructor available in super type: ${base.name}`,
    );
}

type Fault = (at: Position, problem: string) => void;

function allMethods(symbol: ClassSymbol): MethodSymbol[] {
  return [...symbol.methods.values()].flat();
}

function callsConstructor(constructor: MethodSymbol): boolean {
  const [first] = constructor.body?.statements ?? [];
  return first?.kind === 'expression' && first.expression.kind === 'constructorCall';
}

function checkHeader(program: Program, symbol: ClassSymbol, fault: Fault): void {
  const { declaration, superType, superClass } = symbol;
  const kindOf = (type: ApexType): string | undefined =>
    program.classOf(type)?.kind ?? platformTypeOf(program, type)?.kind ?? undefined;
  if (superType) {
    if (kindOf(superType) !== 'class') fault(declaration, `Invalid class: ${superType.name}`);
    else if (!isExtensible(program, superType, superClass))
      fault(declaration, `Non-virtual and non-abstract type cannot be extended: ${superType.name}`);
    else if (isException(program, superType) && !/exception$/i.test(symbol.simpleName))
      fault(declaration, `Classes extending Exception must have a name ending in Exception: ${symbol.name}`);
  }
  const isNamedException = symbol.kind === 'class' && /exception$/i.test(symbol.simpleName);
  if (isNamedException && !(superType && isException(program, superType)))
    fault(declaration, `Exception class must extend another Exception class: ${symbol.name}`);
  symbol.interfaces.forEach((type, i) => {
    // The type jars show some interfaces of the platform as classes.
    if (kindOf(type) !== 'interface' && type.kind !== 'platform') fault(declaration, `Invalid interface: ${type.name}`);
    else if (symbol.interfaces.indexOf(type) !== i) fault(declaration, `Interface already implemented: ${type.name}`);
    else if (symbol.outer && baseName(type) === 'Database.Batchable')
      fault(declaration, `Only top-level classes can implement ${type.name}`);
  });
}

function isExtensible(program: Program, type: ApexType, symbol: ClassSymbol | undefined): boolean {
  if (symbol) return symbol.isAbstract || symbol.declaration.modifiers.words.includes('virtual');
  // The type jars do not say which classes of the platform are open; a plain value never is.
  return type.kind === 'platform' && platformTypeOf(program, type)?.kind === 'class';
}

function isException(program: Program, type: ApexType): boolean {
  if (type === ApexType.platform('System.Exception')) return true;
  return superTypesOf(program, type).some((parent) => isException(program, parent));
}

/** The nearest method of a superclass with the same name and parameters. */
function inherited(symbol: ClassSymbol, method: MethodSymbol): MethodSymbol | undefined {
  for (let c = symbol.superClass; c; c = c.superClass) {
    const found = c.methods.get(method.name.toLowerCase())?.find((m) => m.slot === method.slot);
    // A private method is none to those outside of its class.
    if (found && isVisible(found.modifiers, c, symbol)) return found;
  }
  return undefined;
}

function checkOverride(symbol: ClassSymbol, method: MethodSymbol, fault: Fault): void {
  const { declaration } = method;
  const isOverride = method.modifiers.words.includes('override');
  const signature = describe(symbol.name, method);
  const base = inherited(symbol, method);
  if (!base) {
    const isBuiltIn = method.name.toLowerCase() === 'tostring' && method.parameters.length === 0;
    if (isOverride && !isBuiltIn && !/^hashcode$/i.test(method.name) && !platformBase(symbol))
      fault(declaration, `@Override specified for non-overriding method: ${signature}`);
    if (!isOverride && isBuiltIn && !method.isStatic && !platformBase(symbol))
      fault(declaration, `Method must use the override keyword: ${signature}`);
    return;
  }
  if (base.isStatic || method.isStatic) {
    if (base.isStatic !== method.isStatic)
      fault(declaration, `Cannot override static method: ${describe(base.owner.name, base)} with ${signature}`);
    return;
  }
  const { words } = base.modifiers;
  const isOpen = words.includes('virtual') || words.includes('abstract') || words.includes('override');
  if (!isOpen) fault(declaration, `Non-virtual, non-abstract methods cannot be overridden: ${signature}`);
  else if (!isOverride) fault(declaration, `Method must use the override keyword: ${signature}`);
  else if (isNarrower(accessOf(method.modifiers, symbol), accessOf(base.modifiers, base.owner)))
    fault(declaration, `Cannot reduce the visibility of method: ${signature}`);
  else if (method.returnType !== base.returnType)
    fault(
      declaration,
      `Method return types clash: ${method.returnType.name} vs ${base.returnType.name} from the type ${symbol.name}`,
    );
}

/** True where a class of the platform is above: its methods are not all in the type jars. */
function platformBase(symbol: ClassSymbol): boolean {
  for (let c: ClassSymbol | undefined = symbol; c; c = c.superClass) if (c.superType && !c.superClass) return true;
  return false;
}

function checkAbstractMethods(symbol: ClassSymbol, fault: Fault): void {
  const done = new Set<string>();
  for (let c: ClassSymbol | undefined = symbol; c; c = c.superClass)
    for (const method of allMethods(c)) {
      if (method.modifiers.words.includes('abstract') && c !== symbol && !done.has(method.slot))
        fault(
          symbol.declaration,
          `Class ${symbol.name} must implement the abstract method: ${describe(c.name, method)}`,
        );
      done.add(method.slot);
    }
}

interface Required {
  readonly name: string;
  readonly parameters: readonly ApexType[];
  readonly returnType: ApexType;
  readonly owner: string;
  /** Return types of which one will do. */
  readonly anyOf?: readonly ApexType[];
}

function checkInterfaces(program: Program, symbol: ClassSymbol, fault: Fault): void {
  for (const required of requiredMethods(program, symbol)) {
    const found = required.anyOf
      ? required.anyOf.map((returnType) => implementationOf(program, symbol, { ...required, returnType })).find(Boolean)
      : implementationOf(program, symbol, required);
    const signature = `${required.returnType.name} ${required.owner}.${required.name}${describeTypes(required.parameters.map((type) => ({ type })))}`;
    if (!found) {
      if (!symbol.isAbstract) fault(symbol.declaration, `Class ${symbol.name} must implement the method: ${signature}`);
    } else if (isNarrower(accessOf(found.modifiers, found.owner), 'public'))
      fault(
        symbol.declaration,
        `${symbol.name}: Overriding implementations of global or public interface methods must be global or public: ${signature}`,
      );
  }
}

function implementationOf(program: Program, symbol: ClassSymbol, required: Required): MethodSymbol | undefined {
  for (let c: ClassSymbol | undefined = symbol; c; c = c.superClass) {
    const found = c.methods
      .get(required.name.toLowerCase())
      ?.find(
        (m) =>
          m.parameters.length === required.parameters.length &&
          m.parameters.every((p, i) => takes(p.type, required.parameters[i] as ApexType)) &&
          returns(program, m.returnType, required.returnType),
      );
    if (found) return found;
  }
  return undefined;
}

/** Parameters are the same; a batch may name the object of its rows. */
function takes(given: ApexType, wanted: ApexType): boolean {
  return (
    given === wanted ||
    (given.kind === 'list' &&
      wanted.kind === 'list' &&
      wanted.args[0] === Types.SObject &&
      given.args[0]?.kind === 'sobject')
  );
}

/** A method may give back a narrower class than the interface says, and text for an id; numbers never. */
function returns(program: Program, given: ApexType, wanted: ApexType): boolean {
  if (given === wanted || (wanted === Types.Object && given !== Types.Void)) return true;
  if (given.args.length > 0 || given === Types.Void || wanted === Types.Void) return false;
  const isText = (type: ApexType): boolean => type === Types.String || type === Types.Id;
  if (given.kind === 'primitive' || wanted.kind === 'primitive') return isText(given) && isText(wanted);
  return isAssignable(program, given, wanted);
}

/** Methods of every interface of a class, those of its own chain of interfaces included; what superclasses implement is theirs. */
function requiredMethods(program: Program, symbol: ClassSymbol): Required[] {
  const found: Required[] = [];
  const seen = new Set<ApexType>();
  const visit = (type: ApexType): void => {
    if (seen.has(type)) return;
    seen.add(type);
    const own = program.classOf(type);
    if (own?.kind === 'interface')
      for (const m of allMethods(own))
        found.push({
          name: m.name,
          parameters: m.parameters.map((p) => p.type),
          returnType: m.returnType,
          owner: own.name,
        });
    const platform = own ? undefined : platformTypeOf(program, type);
    if (platform?.kind === 'interface') found.push(...platformMethods(type, platform));
    for (const parent of superTypesOf(program, type)) visit(parent);
  };
  symbol.interfaces.forEach(visit);
  return found;
}

function platformMethods(type: ApexType, platform: NonNullable<ReturnType<typeof platformTypeOf>>): Required[] {
  return platform.methods
    .filter((m) => !m.isStatic && m.isAbstract)
    .map((m) => ({
      name: m.name,
      parameters: m.parameters.map((p) => substitute(p, platform, type)),
      returnType: substitute(m.returnType, platform, type),
      owner: type.name,
      ...(baseName(type) === 'Database.Batchable' && m.name.toLowerCase() === 'start'
        ? { anyOf: batchStarts(type.args[0] as ApexType) }
        : {}),
    }));
}

/** What a batch over an element type may start with (Apex Reference, "Batchable Interface"). */
function batchStarts(element: ApexType): ApexType[] {
  return [
    ApexType.platform('Database.QueryLocator'),
    ApexType.platform('System.Iterable', [element]),
    ApexType.platform('System.Iterable', [Types.SObject]),
    ApexType.list(element),
  ];
}

function describe(owner: string, method: MethodSymbol): string {
  return `${method.returnType.name} ${owner}.${method.name}${describeTypes(method.parameters)}`;
}
