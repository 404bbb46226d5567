import type { Program } from '../check/program.ts';
import { hasAnnotation, type ClassSymbol, type FieldSymbol, type MethodSymbol } from '../check/symbols.ts';
import { getterSlot, setterSlot } from '../emit/names.ts';
import type { Modifiers } from '../syntax/ast.ts';
import { baseName, type ApexType } from '../types/apexType.ts';
import type { ClassShell } from './classShell.ts';
import type { UserClass, UserField, UserMethod } from './org.ts';
import type { TypeTests } from './typeTests.ts';

type Fields = Record<string, unknown>;

/** What of the compiled code a description asks: the program, and where its classes live at run time. */
export interface LinkedClasses {
  readonly program: Program;
  readonly typeTests: TypeTests;
  shellOf(symbol: ClassSymbol): ClassShell;
  staticsFor(symbol: ClassSymbol): () => Fields;
}

/** What platform code may ask of a user class: its fields, methods and annotations; inherited instance methods after its own. */
export function describeClass(code: LinkedClasses, symbol: ClassSymbol): UserClass {
  const chain: ClassSymbol[] = [];
  for (let c: ClassSymbol | undefined = symbol; c && !chain.includes(c); c = c.superClass) chain.push(c);
  const ancestors = code.typeTests.ancestorsOf(symbol.type);
  const methods = new Map<string, UserMethod>();
  for (const c of chain)
    for (const list of c.methods.values())
      for (const m of list)
        if (!methods.has(m.slot) && (c === symbol || !m.isStatic)) methods.set(m.slot, describeMethod(m));
  return {
    name: symbol.name,
    type: symbol.type,
    isInner: symbol.outer !== undefined,
    isGlobal: symbol.isGlobal,
    file: symbol.file,
    kind: symbol.kind,
    ...(symbol.superType ? { superType: symbol.superType } : {}),
    interfaces: new Set([...ancestors].filter((t) => isInterface(code, t))),
    isAbstract: symbol.isAbstract,
    sharing: symbol.sharing,
    // Inherited fields come first, as they do in JSON.
    fields: chain.toReversed().flatMap((c) => [...c.fields.values()].map((f) => describeField(code, f))),
    methods: [...methods.values()],
    enumValues: symbol.kind === 'enum' ? code.shellOf(symbol).values : [],
    annotations: annotationsOf(symbol.declaration.modifiers),
  };
}

function isInterface(code: LinkedClasses, type: ApexType): boolean {
  const symbol = code.program.classOf(type);
  if (symbol) return symbol.kind === 'interface';
  return code.program.platform.type(baseName(type))?.kind === 'interface';
}

function describeField(code: LinkedClasses, field: FieldSymbol): UserField {
  const { slot, isStatic } = field;
  const isPlain = !field.property || field.property.isPlain;
  const get = getterSlot(field);
  const set = setterSlot(field);
  const holder = (instance: unknown): Fields =>
    isStatic ? (isPlain ? code.staticsFor(field.owner)() : code.shellOf(field.owner)) : (instance as Fields);
  return {
    name: field.name,
    type: field.type,
    isStatic,
    isTransient: field.modifiers.words.includes('transient'),
    get: (instance) => {
      const target = holder(instance);
      if (isPlain) return target[slot];
      // A property that can only be written has nothing to show.
      return typeof target[get] === 'function' ? (target[get] as () => unknown)() : null;
    },
    set: (instance, value) => {
      const target = holder(instance);
      if (isPlain) target[slot] = value;
      else if (typeof target[set] === 'function') (target[set] as (v: unknown) => void)(value);
    },
  };
}

function describeMethod(method: MethodSymbol): UserMethod {
  return {
    name: method.name,
    isStatic: method.isStatic,
    parameterTypes: method.parameters.map((p) => p.type),
    parameterNames: method.parameters.map((p) => p.name),
    returnType: method.returnType,
    annotations: annotationsOf(method.modifiers),
    modifiers: new Set(
      method.modifiers.words.includes('testmethod') && !hasAnnotation(method.modifiers, 'istest')
        ? [...method.modifiers.words, 'istest']
        : method.modifiers.words,
    ),
    line: method.line,
  };
}

function annotationsOf(modifiers: Modifiers): Map<string, ReadonlyMap<string, string>> {
  return new Map(modifiers.annotations.map((a) => [a.name, new Map(Object.entries(a.values))]));
}
