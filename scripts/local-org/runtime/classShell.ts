import type { Program } from '../check/program.ts';
import type { ClassSymbol } from '../check/symbols.ts';
import { platformBaseOf } from '../check/members.ts';
import { classIdentifier, implicitConstructor } from '../emit/names.ts';
import { ApexException } from '../values/exception.ts';
import { ApexEnumValue, ApexObject } from '../values/object.ts';
import { UnsupportedError } from './unsupported.ts';

type Callable = (...args: unknown[]) => unknown;

/** JavaScript class behind an Apex class: instances carry fields, the prototype instance methods, the class static methods and constructors. */
export interface ClassShell {
  new (): ApexObject & Record<string, unknown>;
  readonly prototype: Record<string, unknown>;
  /**
   * A new instance: every field initialiser from the root class down, then the constructor. A constructor that calls an
   * overridden method therefore finds the fields of the subclass initialised, as in an org (and unlike in Java).
   */
  make(constructor: Callable, ...args: unknown[]): unknown;
  /** Runs the field initialisers and initialiser blocks of the superclass and of this class. */
  initialize(instance: unknown): void;
  /** Constants of an enum. */
  values: ApexEnumValue[];
  readonly instanceInitializers: Callable[];
  readonly staticInitializers: Callable[];
  /** Static methods and constructors by slot. */
  [slot: string]: unknown;
}

/** Makes the class of a symbol; methods are attached when its file is linked. */
export function createShell(symbol: ClassSymbol, base: unknown, superShell: ClassShell | undefined): ClassShell {
  const slots = [...symbol.fields.values()].filter((f) => !f.isStatic).map((f) => `this.${f.slot}=null;`);
  const make = new Function(
    'Base',
    'type',
    `return class ${classIdentifier(symbol)} extends Base{constructor(){super();${slots.join('')}}get $type(){return type;}}`,
  ) as (base: unknown, type: unknown) => ClassShell;
  const shell = make(base, symbol.type);
  const instanceInitializers: Callable[] = [];
  Object.assign(shell, {
    instanceInitializers,
    staticInitializers: [],
    values: symbol.declaration.constants.map((name, ordinal) => new ApexEnumValue(symbol.type, name, ordinal)),
    make: (constructor: Callable, ...args: unknown[]): unknown => {
      const instance = new shell();
      shell.initialize(instance);
      return constructor.apply(instance, args);
    },
    initialize: (instance: unknown): void => {
      superShell?.initialize(instance);
      for (const initializer of instanceInitializers) initializer.call(instance);
    },
  });
  return shell;
}

/** What a class without a user superclass extends in JavaScript. */
export function baseClassOf(symbol: ClassSymbol): unknown {
  const base = platformBaseOf(symbol);
  if (base?.name.endsWith('Exception')) return ApexException;
  return ApexObject;
}

/** Connects `equals`, `hashCode` and `toString` of the Apex class with what collections and texts ask for. */
export function connectObjectMethods(shell: ClassShell): void {
  const own = (slot: string): Callable | undefined =>
    Object.hasOwn(shell.prototype, slot) ? (shell.prototype[slot] as Callable) : undefined;
  const equals = own('equals$object');
  if (equals) shell.prototype.$equals = equals;
  const hash = own('hashcode$');
  if (hash) shell.prototype.$hashCode = hash;
  const text = own('tostring$');
  if (text) shell.prototype.$toString = text;
}

/** Fills a class that does not compile with functions that say so when they are called. */
export function breakShell(program: Program, symbol: ClassSymbol, shell: ClassShell): void {
  const first = program.errors.find((e) => e.file === symbol.file);
  const fail = (): never => {
    throw new UnsupportedError(`class ${symbol.name}, which does not compile`, first?.message);
  };
  for (const list of symbol.methods.values())
    for (const m of list) (m.isStatic ? shell : shell.prototype)[m.slot] = fail;
  for (const field of symbol.fields.values())
    for (const slot of [`get$${field.name.toLowerCase()}`, `set$${field.name.toLowerCase()}`])
      (field.isStatic ? shell : shell.prototype)[slot] = fail;
  for (const c of symbol.constructors) shell[c.slot] = fail;
  shell[implicitConstructor] = fail;
}

/** A function giving the class's static state of the running transaction; initialises it on first use. */
export function createStatics(
  symbol: ClassSymbol,
  shell: ClassShell,
  running: { readonly tx: { readonly statics: Map<string, unknown> } | undefined },
): () => Record<string, unknown> {
  const names = [...symbol.fields.values()].filter((f) => f.isStatic).map((f) => `${f.slot}:null`);
  const fresh = new Function(`return {${names.join(',')}};`) as () => Record<string, unknown>;
  let owner: Map<string, unknown> | undefined;
  let holder: Record<string, unknown> = {};
  return () => {
    const statics = running.tx?.statics;
    if (statics === owner && owner !== undefined) return holder;
    if (!statics) throw new Error(`statics of ${symbol.name} are used outside of a transaction`);
    owner = statics;
    const known = statics.get(symbol.name) as Record<string, unknown> | undefined;
    if (known) return (holder = known);
    const made = (holder = fresh());
    statics.set(symbol.name, made);
    try {
      for (const initializer of shell.staticInitializers) initializer();
    } catch (error) {
      statics.delete(symbol.name);
      owner = undefined;
      throw error;
    }
    return made;
  };
}
