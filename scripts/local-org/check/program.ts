import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SchemaRegistry } from '../schema/model.ts';
import type { AnonymousDeclaration, TriggerDeclaration, TypeDeclaration } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { ParseCache } from '../syntax/parseCache.ts';
import { loadPlatformTypes, type PlatformTypes } from '../types/platformTypes.ts';
import { declareMembers } from './declareMembers.ts';
import { ClassSymbol } from './symbols.ts';
import { TypeResolver } from './typeResolver.ts';

/** Source that is not read from a file; its name decides what it is: `Foo.cls`, `Foo.trigger`. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

export interface TriggerFile {
  readonly declaration: TriggerDeclaration;
  readonly file: string;
}

/** Every class and trigger of the loaded sources with their members resolved; bodies are bound later, one by one. */
export class Program {
  readonly platform: PlatformTypes = loadPlatformTypes();
  readonly schema: SchemaRegistry;
  readonly types: TypeResolver;
  /** Top-level classes by lower-case name, with the namespace in front where they are a package's. */
  readonly classes = new Map<string, ClassSymbol>();
  readonly triggers: TriggerFile[] = [];
  readonly errors: CompileError[] = [];
  /** Inline queries seen while bodies were bound; checked against the schema once the database is there. */
  readonly queries: { readonly text: string; readonly file: string; readonly line: number; readonly column: number }[] =
    [];
  private readonly classTexts = new Map<string, string>();
  /** Every class, inner ones too, by type. */
  private readonly byType = new Map<unknown, ClassSymbol>();

  constructor(schema: SchemaRegistry) {
    this.schema = schema;
    this.types = new TypeResolver(this);
  }

  /** Parses and declares source files; faults are collected in `errors`. */
  load(files: readonly string[], texts: readonly SourceText[] = [], cache: ParseCache = new ParseCache()): void {
    const added: ClassSymbol[] = [];
    const read = (file: string): SourceText => ({ file, text: readFileSync(file, 'utf8') });
    for (const { file, text } of [...files.map(read), ...texts]) {
      try {
        const unit = cache.parse(file, text);
        if (unit.kind === 'trigger') this.triggers.push({ declaration: unit, file });
        else if (unit.kind !== 'anonymous' && !this.isCopy(unit, file, text)) added.push(this.declareClass(unit, file));
      } catch (error) {
        if (!(error instanceof CompileError)) throw error;
        this.errors.push(error);
      }
    }
    this.complete(added);
  }

  classOf(type: unknown): ClassSymbol | undefined {
    return this.byType.get(type);
  }

  allClasses(): Iterable<ClassSymbol> {
    return this.byType.values();
  }

  /** A class that exists only for one block of anonymous Apex or one trigger: holds its methods and variables. */
  hiddenClass(unit: AnonymousDeclaration | TriggerDeclaration, file: string): ClassSymbol {
    const name = unit.kind === 'trigger' ? `$trigger$${unit.name}` : '$anonymous';
    const declaration: TypeDeclaration = {
      kind: 'class',
      line: 1,
      column: 1,
      name,
      modifiers: { words: [], annotations: [] },
      superType: undefined,
      interfaces: [],
      members: unit.members,
      constants: [],
    };
    const symbol = new ClassSymbol(declaration, file, undefined, this.namespaceOf(file));
    this.byType.set(symbol.type, symbol);
    this.declareInner(symbol);
    this.complete([symbol]);
    return symbol;
  }

  private namespaceOf(file: string): string | undefined {
    const { namespace } = this.schema;
    return namespace?.isForeign(file) === false ? namespace.name : undefined;
  }

  /** Runs `body` as compilation of code of the file: names mean what they mean there. */
  within<T>(file: string, body: () => T): T {
    const { namespace } = this.schema;
    return namespace ? namespace.within(!namespace.isForeign(file), body) : body();
  }

  /** True for a class that was loaded before with the same text: projects keep copies in several package directories. */
  private isCopy(declaration: TypeDeclaration, file: string, text: string): boolean {
    const key = `${this.namespaceOf(file) ?? ''}.${declaration.name}`.toLowerCase();
    const known = this.classTexts.get(key);
    if (known === undefined) this.classTexts.set(key, text);
    return known === text;
  }

  private declareClass(declaration: TypeDeclaration, file: string): ClassSymbol {
    const symbol = new ClassSymbol(declaration, file, undefined, this.namespaceOf(file));
    const key = symbol.name.toLowerCase();
    const known = this.classes.get(key);
    if (known)
      throw new CompileError(
        file,
        declaration.line,
        declaration.column,
        `Duplicate class name: ${declaration.name} (also in ${basename(known.file)})`,
      );
    this.classes.set(key, symbol);
    this.byType.set(symbol.type, symbol);
    this.declareInner(symbol);
    return symbol;
  }

  private declareInner(outer: ClassSymbol): void {
    for (const member of outer.declaration.members) {
      if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
      const inner = new ClassSymbol(member, outer.file, outer);
      outer.inner.set(member.name.toLowerCase(), inner);
      this.byType.set(inner.type, inner);
      this.declareInner(inner);
    }
  }

  private complete(symbols: readonly ClassSymbol[]): void {
    const all: ClassSymbol[] = [];
    const visit = (symbol: ClassSymbol): void => {
      all.push(symbol);
      for (const inner of symbol.inner.values()) visit(inner);
    };
    symbols.forEach(visit);
    // Outer classes first: a header may name an inner type that the outer class inherits.
    const depth = (symbol: ClassSymbol): number => (symbol.outer ? depth(symbol.outer) + 1 : 0);
    for (const symbol of [...all].sort((a, b) => depth(a) - depth(b))) {
      if (!this.attempt(symbol, () => this.resolveHeader(symbol))) symbol.unusable = true;
    }
    for (const symbol of all) this.refuseCircle(symbol);
    for (const symbol of all)
      declareMembers(symbol, this.types, (declareMember) => this.attempt(symbol, declareMember));
  }

  private resolveHeader(symbol: ClassSymbol): void {
    const { superType, interfaces } = symbol.declaration;
    // Inner types are not in scope in the header of the class that declares them, those of outer classes are.
    const scope = symbol.outer ?? symbol;
    if (superType) {
      symbol.superType = this.types.resolve(superType, scope, symbol.file);
      symbol.superClass = this.classOf(symbol.superType);
    }
    symbol.interfaces = interfaces.map((i) => this.types.resolve(i, scope, symbol.file));
  }

  /** A class cannot stand above itself; what follows the chain of superclasses would never end. */
  private refuseCircle(symbol: ClassSymbol): void {
    const seen = new Set<ClassSymbol>();
    let above = symbol.superClass;
    for (; above && above !== symbol && !seen.has(above); above = above.superClass) seen.add(above);
    if (above !== symbol) return;
    const members = [symbol, ...seen];
    for (const member of members) {
      member.superClass = undefined;
      member.superType = undefined;
      member.unusable = true;
      const { line, column, name } = member.declaration;
      this.report(new CompileError(member.file, line, column, `Circular definition: ${name}`), member);
    }
  }

  /** Runs a step and records a compile error instead of passing it on; false where there was one. */
  attempt(symbol: ClassSymbol, step: () => void): boolean {
    try {
      this.within(symbol.file, step);
      return true;
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      this.report(error, symbol);
      return false;
    }
  }

  report(error: CompileError, symbol: ClassSymbol): void {
    symbol.topLevel.broken = true;
    this.errors.push(error);
  }
}
