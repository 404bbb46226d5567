import { Script } from 'node:vm';
import type { Program } from '../check/program.ts';
import type { ClassSymbol, MethodSymbol } from '../check/symbols.ts';
import { emitFile, type EmittedFile } from '../emit/emitFile.ts';
import type { MainStatements } from '../emit/emitMembers.ts';
import { implicitConstructor } from '../emit/names.ts';
import { findPlatformFunction } from '../platform/registry.ts';
import { baseName, Types, type ApexType } from '../types/apexType.ts';
import { createException } from '../values/exception.ts';
import { ApexObject } from '../values/object.ts';
import {
  baseClassOf,
  breakShell,
  connectObjectMethods,
  createShell,
  createStatics,
  type ClassShell,
} from './classShell.ts';
import { runtimeHelpers } from './helpers/index.ts';
import type { CodeService, UserClass, UserTrigger } from './org.ts';
import { currentTransaction, running } from './transaction.ts';
import { parseTypeName } from './typeName.ts';
import { runtimeTypeOf, TypeTests } from './typeTests.ts';
import { UnsupportedError } from './unsupported.ts';
import { describeClass } from './userClass.ts';

type Callable = (...args: unknown[]) => unknown;

/** Executed lines of one file. */
export interface FileCoverage {
  readonly file: string;
  readonly executableLines: readonly number[];
  /** Executions by line. */
  readonly hits: Uint32Array;
}

/** The compiled project: emits, links and runs its classes and triggers. */
export class CompiledCode implements CodeService {
  readonly program: Program;
  readonly typeTests: TypeTests;
  readonly coverage: FileCoverage[] = [];
  private readonly shells = new Map<ClassSymbol, ClassShell>();
  private readonly staticsOf = new Map<ClassSymbol, () => Record<string, unknown>>();
  private readonly descriptions = new Map<ClassSymbol, UserClass>();
  private readonly triggers = new Map<string, UserTrigger[]>();
  private readonly helpers: Record<string, unknown>;
  private readonly overloads = new Map<ClassSymbol, Map<string, readonly MethodSymbol[]>>();

  constructor(program: Program) {
    this.program = program;
    this.typeTests = new TypeTests(program);
    this.helpers = runtimeHelpers(this);
    const files: { emitted: EmittedFile; symbol: ClassSymbol }[] = [];
    for (const symbol of program.classes.values())
      files.push({ symbol, emitted: program.within(symbol.file, () => emitFile(program, symbol)) });
    for (const { declaration, file } of program.triggers) {
      const symbol = program.hiddenClass(declaration, file);
      const main = {
        statements: declaration.statements,
        line: declaration.line,
        triggerObject: declaration.objectName,
      };
      const emitted = program.within(file, () => emitFile(program, symbol, main));
      const run = symbol.broken
        ? () => this.refuse(`trigger ${declaration.name}`, file)
        : this.linkMain(emitted, symbol);
      const { objectName } = declaration;
      const key = program.within(file, () => program.schema.object(objectName)?.name ?? objectName).toLowerCase();
      const trigger: UserTrigger = {
        name: declaration.name,
        namespace: symbol.namespace,
        objectName: declaration.objectName,
        file,
        events: new Set(declaration.events),
        run,
      };
      this.triggers.set(key, [...(this.triggers.get(key) ?? []), trigger]);
    }
    for (const { symbol, emitted } of files) {
      if (symbol.unusable) this.breakFile(symbol);
      else this.link(emitted);
    }
  }

  /** Compiles and gives the statements of an anonymous block or trigger as a function. */
  linkMain(emitted: EmittedFile, symbol: ClassSymbol): () => void {
    const functions = this.link(emitted);
    const main = functions[emitted.functions.findIndex((f) => f.role === 'main')] as Callable;
    const shell = this.shellOf(symbol);
    return () => {
      const transaction = currentTransaction();
      const depth = transaction.sharingStack.length;
      transaction.sharingStack.push('without');
      try {
        main.call(new shell());
      } finally {
        transaction.sharingStack.length = depth;
      }
    };
  }

  emitMain(symbol: ClassSymbol, main: MainStatements): EmittedFile {
    return this.program.within(symbol.file, () => emitFile(this.program, symbol, main));
  }

  shellOf(symbol: ClassSymbol): ClassShell {
    let shell = this.shells.get(symbol);
    if (!shell) {
      const superShell = symbol.superClass && this.shellOf(symbol.superClass);
      shell = createShell(symbol, superShell ?? baseClassOf(symbol), superShell);
      this.shells.set(symbol, shell);
    }
    return shell;
  }

  staticsFor(symbol: ClassSymbol): () => Record<string, unknown> {
    let statics = this.staticsOf.get(symbol);
    if (!statics) this.staticsOf.set(symbol, (statics = createStatics(symbol, this.shellOf(symbol), running)));
    return statics;
  }

  findClass(name: string): UserClass | undefined {
    const symbol = this.symbolNamed(name);
    return symbol && this.describe(symbol);
  }

  *classes(): Iterable<UserClass> {
    for (const symbol of this.program.allClasses()) if (!symbol.name.startsWith('$')) yield this.describe(symbol);
  }

  triggersFor(objectName: string): readonly UserTrigger[] {
    return this.triggers.get(objectName.toLowerCase()) ?? [];
  }

  newInstance(type: ApexType): unknown {
    const symbol = this.program.classOf(type);
    if (!symbol || symbol.kind !== 'class' || symbol.isAbstract)
      throw createException('System.TypeException', `Cannot create instance of ${type.name}`);
    const constructor = symbol.constructors.find((c) => c.parameters.length === 0);
    if (!constructor && symbol.constructors.length > 0)
      throw createException('System.TypeException', `No default constructor for ${type.name}`);
    const shell = this.shellOf(symbol);
    return shell.make(shell[constructor?.slot ?? implicitConstructor] as Callable);
  }

  allocate(type: ApexType): unknown {
    const symbol = this.program.classOf(type);
    if (!symbol || symbol.kind !== 'class' || symbol.isAbstract)
      throw createException('System.TypeException', `Cannot create instance of ${type.name}`);
    return new (this.shellOf(symbol))();
  }

  invoke(target: unknown, methodName: string, args: readonly unknown[]): unknown {
    const method = this.methodOf(target, methodName, args);
    // Apex lets a static method implement a method of an interface.
    if (method?.isStatic) return (this.shellOf(method.owner)[method.slot] as Callable)(...args);
    if (method) return ((target as Record<string, unknown>)[method.slot] as Callable).apply(target, [...args]);
    const call = this.platformMethodOf(target, methodName, args.length);
    if (!call) throw new UnsupportedError(`${runtimeTypeOf(target)?.name ?? 'null'}.${methodName}/${args.length}`);
    return call(target, ...args);
  }

  hasMethod(target: unknown, methodName: string, argumentCount: number): boolean {
    const symbol = target instanceof ApexObject ? this.symbolOf(target) : undefined;
    return symbol !== undefined && this.overloadsOf(symbol, methodName, argumentCount).length > 0;
  }

  invokeStatic(className: string, methodName: string, args: readonly unknown[]): unknown {
    const symbol = this.symbolNamed(className);
    const candidates =
      symbol?.methods.get(methodName.toLowerCase())?.filter((m) => m.isStatic && m.parameters.length === args.length) ??
      [];
    const method = this.fitting(candidates, args);
    if (!symbol || !method)
      throw createException('System.TypeException', `Method does not exist: ${className}.${methodName}`);
    return (this.shellOf(symbol)[method.slot] as Callable)(...args);
  }

  typeOf(value: unknown): ApexType | undefined {
    return runtimeTypeOf(value);
  }

  isInstance(value: unknown, type: ApexType): boolean {
    return this.typeTests.isInstance(value, type);
  }

  cast(value: unknown, type: ApexType): unknown {
    return this.typeTests.cast(value, type);
  }

  resolveType(name: string): ApexType | undefined {
    const ref = parseTypeName(name);
    try {
      return ref && this.program.types.resolve(ref, undefined, '');
    } catch {
      return undefined;
    }
  }

  /** The symbol behind an instance; a stub's is that of the stubbed type. */
  symbolOf(instance: ApexObject): ClassSymbol | undefined {
    return this.program.classOf(instance.$type) ?? (instance as { $stubOf?: ClassSymbol }).$stubOf;
  }

  private symbolNamed(name: string): ClassSymbol | undefined {
    const parts = name.toLowerCase().split('.');
    const { classes, schema } = this.program;
    const own = schema.namespace?.name.toLowerCase();
    const isQualified = parts[0] === own && parts.length > 1;
    const key = isQualified ? parts.splice(0, 2).join('.') : (parts.shift() as string);
    let symbol = classes.get(key) ?? (own === undefined ? undefined : classes.get(`${own}.${key}`));
    for (const part of parts) symbol = symbol?.inner.get(part);
    return symbol;
  }

  private describe(symbol: ClassSymbol): UserClass {
    let description = this.descriptions.get(symbol);
    if (!description) this.descriptions.set(symbol, (description = describeClass(this, symbol)));
    return description;
  }

  private methodOf(target: unknown, name: string, args: readonly unknown[]): MethodSymbol | undefined {
    const symbol = target instanceof ApexObject ? this.symbolOf(target) : undefined;
    return symbol && this.fitting(this.overloadsOf(symbol, name, args.length), args);
  }

  private fitting(candidates: readonly MethodSymbol[], args: readonly unknown[]): MethodSymbol | undefined {
    if (candidates.length <= 1) return candidates[0];
    const fits = (m: MethodSymbol): boolean =>
      m.parameters.every((p, i) => args[i] === null || this.isInstance(args[i], p.type));
    const exact = (m: MethodSymbol): boolean => m.parameters.every((p, i) => runtimeTypeOf(args[i]) === p.type);
    return candidates.find(exact) ?? candidates.find(fits) ?? candidates[0];
  }

  /** Methods of a name and number of parameters, own ones first; static ones only where there is no other. */
  private overloadsOf(symbol: ClassSymbol, name: string, count: number): readonly MethodSymbol[] {
    let known = this.overloads.get(symbol);
    if (!known) this.overloads.set(symbol, (known = new Map()));
    const key = `${name.toLowerCase()}/${count}`;
    let found = known.get(key);
    if (!found) {
      const all = new Map<string, MethodSymbol>();
      const visit = (s: ClassSymbol): void => {
        for (const m of s.methods.get(name.toLowerCase()) ?? [])
          if (m.parameters.length === count && !m.isAbstract && !all.has(m.slot)) all.set(m.slot, m);
        if (s.superClass) visit(s.superClass);
        for (const i of s.interfaces) {
          const inherited = this.program.classOf(i);
          if (inherited) visit(inherited);
        }
      };
      visit(symbol);
      const instance = [...all.values()].filter((m) => !m.isStatic);
      known.set(key, (found = instance.length > 0 ? instance : [...all.values()]));
    }
    return found;
  }

  /** The implementation of a platform method by the runtime type of its receiver. */
  platformMethodOf(target: unknown, name: string, count: number): Callable | undefined {
    const type = runtimeTypeOf(target);
    if (!type) return undefined;
    const anything = new Array<ApexType>(count).fill(Types.Object);
    for (const t of [type, ...this.typeTests.ancestorsOf(type)]) {
      const owner =
        t.kind === 'platform'
          ? baseName(t)
          : t.kind === 'list'
            ? 'System.List'
            : t.kind === 'set'
              ? 'System.Set'
              : t.kind === 'map'
                ? 'System.Map'
                : t.kind === 'sobject'
                  ? 'System.SObject'
                  : `System.${t.name}`;
      const call = findPlatformFunction(owner, 'methods', name, anything);
      if (call) return call;
    }
    return undefined;
  }

  private link(emitted: EmittedFile): Callable[] {
    const hits = new Uint32Array(emitted.lineCount);
    this.coverage.push({ file: emitted.file, executableLines: emitted.executableLines, hits });
    const values = [...emitted.links.values()].map((link) =>
      link.kind === 'value'
        ? link.value
        : link.kind === 'class'
          ? this.shellOf(link.symbol)
          : this.staticsFor(link.symbol),
    );
    const script = new Script(emitted.code, { filename: emitted.file });
    const load = script.runInThisContext() as (
      running: unknown,
      hits: Uint32Array,
      helpers: unknown,
      links: unknown[],
    ) => Callable[];
    const functions = load(running, hits, this.helpers, values);
    const touched = new Set<ClassShell>();
    emitted.functions.forEach((f, i) => {
      const fn = functions[i] as Callable;
      const shell = this.shellOf(f.owner);
      touched.add(shell);
      if (f.role === 'method') (f.isStatic ? shell : shell.prototype)[f.slot] = fn;
      else if (f.role === 'instanceInitializer') shell.instanceInitializers.push(fn);
      else if (f.role === 'staticInitializer') shell.staticInitializers.push(fn);
    });
    touched.forEach(connectObjectMethods);
    return functions;
  }

  private refuse(what: string, file: string): never {
    throw new UnsupportedError(
      `${what}, which does not compile`,
      this.program.errors.find((e) => e.file === file)?.message,
    );
  }

  private breakFile(symbol: ClassSymbol): void {
    breakShell(this.program, symbol, this.shellOf(symbol));
    for (const inner of symbol.inner.values()) this.breakFile(inner);
  }
}
