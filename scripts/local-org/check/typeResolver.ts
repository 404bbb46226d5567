import { ApexType, Types, valueTypes } from '../types/apexType.ts';
import { generatedTypes } from '../types/jarCorrections.ts';
import { typeOfJarName } from '../types/javaSignature.ts';
import type { PlatformTypes } from '../types/platformTypes.ts';
import type { TypeRef } from '../syntax/ast.ts';
import type { SchemaRegistry } from '../schema/model.ts';
import { CompileError } from '../syntax/compileError.ts';
import type { ClassSymbol } from './symbols.ts';
import { isVisible } from './visibility.ts';

const primitives = new Map<string, ApexType>(
  [...valueTypes, Types.Object, Types.Void, Types.SObject].map((t) => [t.name.toLowerCase(), t] as const),
);

/** Where type names may come from: the platform, the objects of the schema, the classes of the project. */
export interface TypeSources {
  readonly platform: PlatformTypes;
  readonly schema: SchemaRegistry;
  /** Top-level classes by lower-case name, with the namespace in front where they are a package's. */
  readonly classes: ReadonlyMap<string, ClassSymbol>;
}

/** Turns written type names into types, with Apex's order of precedence. */
export class TypeResolver {
  private readonly sources: TypeSources;

  constructor(sources: TypeSources) {
    this.sources = sources;
  }

  /** The type a reference means inside `scope`; `CompileError` where there is none. */
  resolve(ref: TypeRef, scope: ClassSymbol | undefined, file: string): ApexType {
    const names = ref.names.map((n) => n.name);
    const args = (ref.names.at(-1)?.args ?? []).map((a) => this.resolve(a, scope, file));
    let type = this.byName(names, args, scope);
    const problem = argumentProblem(names, args, type) ?? (scope && this.hiddenProblem(names, scope));
    if (problem !== undefined) throw new CompileError(file, ref.line, ref.column, problem);
    if (!type) throw new CompileError(file, ref.line, ref.column, `Invalid type: ${names.join('.')}`);
    for (let i = 0; i < ref.arrays; i++) type = ApexType.list(type);
    return type;
  }

  /** An inner type that the scope may not see. */
  private hiddenProblem(names: readonly string[], scope: ClassSymbol): string | undefined {
    const [first = '', ...rest] = names;
    let symbol = this.findClass(first, scope);
    for (const name of ['', ...rest]) {
      symbol = name === '' ? symbol : symbol && this.innerOf(symbol, name);
      if (symbol?.outer && !isVisible(symbol.declaration.modifiers, symbol.outer, scope))
        return `Type is not visible: ${symbol.name}`;
    }
    return undefined;
  }

  /** As `resolve` for a name already split at its dots; undefined where nothing has that name. */
  byName(names: readonly string[], args: readonly ApexType[], scope: ClassSymbol | undefined): ApexType | undefined {
    const [first = '', ...rest] = names;
    const symbol = this.findClass(first, scope);
    if (symbol) {
      const found = this.innermost(symbol, rest);
      if (found) return found.type;
    }
    if (this.isOwnNamespace(first) && rest.length > 0) {
      const packaged = this.sources.classes.get(`${first}.${rest[0] ?? ''}`.toLowerCase());
      const found = packaged && this.innermost(packaged, rest.slice(1));
      if (found && (found.isGlobal || this.callerNamespace(scope) !== undefined)) return found.type;
    }
    if (rest.length === 0) return this.simpleName(first, args);
    return this.qualifiedName(first.toLowerCase(), rest, args);
  }

  private innermost(symbol: ClassSymbol, names: readonly string[]): ClassSymbol | undefined {
    let found: ClassSymbol | undefined = symbol;
    for (const name of names) found = found && this.innerOf(found, name);
    return found;
  }

  private isOwnNamespace(name: string): boolean {
    return name.toLowerCase() === this.sources.schema.namespace?.name.toLowerCase();
  }

  /** Namespace of the code that names a type: of the class around it, or of the running code. */
  private callerNamespace(scope: ClassSymbol | undefined): string | undefined {
    if (scope) return scope.namespace;
    const { namespace } = this.sources.schema;
    return namespace?.isInside === true ? namespace.name : undefined;
  }

  private simpleName(name: string, args: readonly ApexType[]): ApexType | undefined {
    const key = name.toLowerCase();
    const builtIn = primitives.get(key) ?? collection(key, args);
    if (builtIn) return builtIn;
    const system = this.platformType(`System.${name}`, args);
    // A class such as BusinessHours has only static methods: as the type of a value its name means the object.
    if (system && this.isStaticOnly(system)) return this.sobject(name) ?? system;
    return system ?? this.sobject(name) ?? this.platformType(`Schema.${name}`, args);
  }

  private isStaticOnly(type: ApexType): boolean {
    const found = this.sources.platform.type(type.name);
    return (
      found?.kind === 'class' &&
      found.methods.length > 0 &&
      found.superType === undefined &&
      found.methods.every((m) => m.isStatic) &&
      found.fields.every((f) => f.isStatic)
    );
  }

  private qualifiedName(namespace: string, rest: readonly string[], args: readonly ApexType[]): ApexType | undefined {
    const [second = ''] = rest;
    if (namespace === 'system' || namespace === 'schema') {
      if (rest.length === 1) {
        const builtIn = primitives.get(second.toLowerCase()) ?? collection(second.toLowerCase(), args);
        if (builtIn) return builtIn;
      }
    }
    const full = `${namespace}.${rest.join('.')}`.toLowerCase();
    const generated = generatedTypes.find((g) => full.startsWith(g.prefix) || full.startsWith(`system.${g.prefix}`));
    if (generated) return this.platformType(generated.type);
    const platform =
      this.platformType(`${namespace}.${rest.join('.')}`, args) ??
      this.platformType(`System.${namespace}.${rest.join('.')}`, args);
    if (platform) return platform;
    return namespace === 'schema' && rest.length === 1 ? this.sobject(second) : undefined;
  }

  /** Class of the project by simple name: inner types of the scope and its supertypes, then of what encloses it, then top level. */
  findClass(name: string, scope: ClassSymbol | undefined): ClassSymbol | undefined {
    const key = name.toLowerCase();
    for (let c = scope; c; c = c.outer) {
      if (c.simpleName.toLowerCase() === key) return c;
      const inner = this.innerOf(c, name);
      if (inner) return inner;
    }
    const namespace = this.callerNamespace(scope);
    return this.sources.classes.get(namespace === undefined ? key : `${namespace.toLowerCase()}.${key}`);
  }

  /** An inner type of a class or of what it extends. */
  innerOf(symbol: ClassSymbol, name: string): ClassSymbol | undefined {
    const key = name.toLowerCase();
    const seen = new Set<ClassSymbol>();
    for (let c: ClassSymbol | undefined = symbol; c && !seen.has(c); c = c.superClass) {
      seen.add(c);
      const inner = c.inner.get(key);
      if (inner) return inner;
    }
    return undefined;
  }

  /** A platform type by full name; generic ones without arguments get `Object`. */
  platformType(fullName: string, args: readonly ApexType[] = []): ApexType | undefined {
    const found = this.sources.platform.type(fullName);
    if (!found || fullName.toLowerCase().startsWith('internal.')) return undefined;
    const wanted = found.typeParameters.length;
    return typeOfJarName(
      found.fullName,
      wanted === 0 ? [] : found.typeParameters.map((_, i) => args[i] ?? Types.Object),
    );
  }

  /** An SObject type by API name: from the schema, which knows the standard objects too. */
  sobject(name: string): ApexType | undefined {
    return this.sources.schema.object(name)?.apexType ?? this.standardObject(name);
  }

  private standardObject(name: string): ApexType | undefined {
    const found = this.sources.platform.sobject(name);
    return found && ApexType.sobject(found.name);
  }

  isNamespace(name: string): boolean {
    return this.sources.platform.namespaces().has(name.toLowerCase()) || this.isOwnNamespace(name);
  }
}

/** Collections have their number of type arguments; a word that is none of them is left to others. */
function argumentProblem(
  names: readonly string[],
  args: readonly ApexType[],
  type: ApexType | undefined,
): string | undefined {
  if (args.length > 0 && type?.kind === 'user')
    return `Type arguments provided for a non-parameterized type: ${type.name}`;
  const name = names.length === 1 ? (names[0] as string) : '';
  const wanted = { list: 1, set: 1, map: 2 }[name.toLowerCase()];
  return wanted === undefined || wanted === args.length
    ? undefined
    : `Invalid type argument count for ${name}: expected ${wanted} but found ${args.length}`;
}

function collection(key: string, args: readonly ApexType[]): ApexType | undefined {
  const first = args[0] ?? Types.Object;
  if (key === 'list') return ApexType.list(first);
  if (key === 'set') return ApexType.set(first);
  if (key === 'map') return ApexType.map(first, args[1] ?? Types.Object);
  return undefined;
}
