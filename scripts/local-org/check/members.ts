import { ApexType, baseName, Types } from '../types/apexType.ts';
import { typeOfJarName } from '../types/javaSignature.ts';
import type { PlatformField, PlatformMethod, PlatformType } from '../types/platformTypes.ts';
import type { Program } from './program.ts';
import type { ClassSymbol, FieldSymbol, MethodSymbol } from './symbols.ts';

/** A method found on a type: its own or inherited, with the type parameters of the receiver filled in. */
export type FoundMethod =
  | {
      readonly kind: 'user';
      readonly method: MethodSymbol;
      readonly parameters: readonly ApexType[];
      readonly returnType: ApexType;
      readonly isStatic: boolean;
    }
  | {
      readonly kind: 'platform';
      readonly method: PlatformMethod;
      readonly parameters: readonly ApexType[];
      readonly returnType: ApexType;
      readonly isStatic: boolean;
    };

/** The platform type behind a type: `System.String` for String, `System.List` for any list. */
export function platformTypeOf(program: Program, type: ApexType): PlatformType | undefined {
  switch (type.kind) {
    case 'primitive':
      return type === Types.Object || type === Types.Null || type === Types.Void
        ? undefined
        : program.platform.type(`System.${type.name}`);
    case 'list':
      return program.platform.type('System.List');
    case 'set':
      return program.platform.type('System.Set');
    case 'map':
      return program.platform.type('System.Map');
    case 'sobject':
      return program.platform.type('System.SObject');
    case 'platform':
      return program.platform.type(baseName(type));
    default:
      return undefined;
  }
}

/** Replaces the type parameters of a generic platform type by the arguments of `receiver`. */
export function substitute(type: ApexType, declaring: PlatformType, receiver: ApexType): ApexType {
  if (declaring.typeParameters.length === 0) return type;
  if (type.name.startsWith('?')) {
    const index = declaring.typeParameters.indexOf(type.name.slice(1));
    return index < 0 ? Types.Object : (receiver.args[index] ?? Types.Object);
  }
  if (type.args.length === 0) return type;
  const args = type.args.map((a) => substitute(a, declaring, receiver));
  switch (type.kind) {
    case 'list':
      return ApexType.list(args[0] as ApexType);
    case 'set':
      return ApexType.set(args[0] as ApexType);
    case 'map':
      return ApexType.map(args[0] as ApexType, args[1] as ApexType);
    default:
      return typeOfJarName(baseName(type), args);
  }
}

/** Direct supertypes and interfaces of a type. */
export function superTypesOf(program: Program, type: ApexType): readonly ApexType[] {
  const symbol = program.classOf(type);
  if (symbol) return symbol.superType ? [symbol.superType, ...symbol.interfaces] : symbol.interfaces;
  if (type.kind === 'sobject' && type !== Types.SObject) return [Types.SObject];
  const platform = platformTypeOf(program, type);
  if (!platform) return [];
  const parents = platform.interfaces.map((i) => substitute(i, platform, type));
  return platform.superType ? [substitute(platform.superType, platform, type), ...parents] : parents;
}

/** Methods of a name on a type, nearest declaration first; overridden ones are left out. */
export function methodsOf(program: Program, type: ApexType, name: string): FoundMethod[] {
  const key = name.toLowerCase();
  const found: FoundMethod[] = [];
  const signatures = new Set<string>();
  const seen = new Set<ApexType>();
  const add = (method: FoundMethod): void => {
    const signature = method.parameters.map((p) => p.name).join(',');
    if (signatures.has(signature)) return;
    signatures.add(signature);
    found.push(method);
  };
  const visit = (t: ApexType): void => {
    if (seen.has(t)) return;
    seen.add(t);
    const symbol = program.classOf(t);
    if (symbol) {
      for (const method of symbol.methods.get(key) ?? [])
        add({
          kind: 'user',
          method,
          parameters: method.parameters.map((p) => p.type),
          returnType: method.returnType,
          isStatic: method.isStatic,
        });
    } else {
      const platform = platformTypeOf(program, t);
      for (const method of platform?.methods ?? []) {
        if (method.name.toLowerCase() !== key || !platform) continue;
        add({
          kind: 'platform',
          method,
          parameters: method.parameters.map((p) => substitute(p, platform, t)),
          returnType: substitute(method.returnType, platform, t),
          isStatic: method.isStatic,
        });
      }
    }
    for (const parent of superTypesOf(program, t)) visit(parent);
  };
  visit(type);
  return found;
}

/** A field or property of a user class or of what it extends. */
export function fieldOf(symbol: ClassSymbol, name: string): FieldSymbol | undefined {
  const key = name.toLowerCase();
  const seen = new Set<ClassSymbol>();
  for (let c: ClassSymbol | undefined = symbol; c && !seen.has(c); c = c.superClass) {
    seen.add(c);
    const field = c.fields.get(key);
    if (field) return field;
  }
  return undefined;
}

/** A field of a platform type or its supertypes. */
export function platformFieldOf(
  program: Program,
  type: ApexType,
  name: string,
): { readonly field: PlatformField; readonly type: ApexType } | undefined {
  const key = name.toLowerCase();
  const platform = platformTypeOf(program, type);
  const field = platform?.fields.find((f) => f.name.toLowerCase() === key);
  if (field && platform) return { field, type: substitute(field.type, platform, type) };
  for (const parent of superTypesOf(program, type)) {
    const inherited = platformFieldOf(program, parent, name);
    if (inherited) return inherited;
  }
  return undefined;
}

/** The nearest platform type a user class extends (`System.Exception` for exception classes). */
export function platformBaseOf(symbol: ClassSymbol): ApexType | undefined {
  const seen = new Set<ClassSymbol>();
  let c: ClassSymbol | undefined = symbol;
  while (c && !seen.has(c)) {
    seen.add(c);
    if (c.superType && !c.superClass) return c.superType;
    c = c.superClass;
  }
  return undefined;
}
