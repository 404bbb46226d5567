import type { Accessor, Modifiers } from '../syntax/ast.ts';
import type { ClassSymbol } from './symbols.ts';

/** From the narrowest to the widest. */
const accessLevels = ['private', 'protected', 'public', 'global'] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** How far a member may be seen; without a word of access it is private, in an interface as wide as the interface. */
export function accessOf(modifiers: Modifiers, owner: ClassSymbol | undefined): AccessLevel {
  if (modifiers.words.includes('webservice')) return 'global';
  const written = accessLevels.find((level) => modifiers.words.includes(level));
  return written ?? (owner?.kind === 'interface' ? 'global' : 'private');
}

/** Whether an override would be seen less than what it overrides; a global method may become a public one. */
export function isNarrower(access: AccessLevel, than: AccessLevel): boolean {
  return access !== 'public' && accessLevels.indexOf(access) < accessLevels.indexOf(than);
}

/**
 * Whether code of `from` may use a member or inner type of `owner` (Apex Developer Guide, "Access Modifiers"): private means the
 * whole top-level class, protected its subclasses too, and @TestVisible opens either to tests.
 */
export function isVisible(modifiers: Modifiers, owner: ClassSymbol, from: ClassSymbol): boolean {
  const access = accessOf(modifiers, owner);
  // A package shows other namespaces what is global, and nothing else ("Namespace, Class, and Variable Name Precedence").
  if (owner.namespace !== from.namespace) return access === 'global' && owner.isGlobal;
  if (access === 'public' || access === 'global' || owner.topLevel === from.topLevel) return true;
  if (from.isTest && modifiers.annotations.some((a) => a.name === 'testvisible')) return true;
  return access === 'protected' && enclosing(from).some((inside) => extendsClass(inside, owner));
}

/** Modifiers of one side of a property: its own where it has a word of access, else those of the property. */
export function accessorModifiers(property: Modifiers, accessor: Accessor | undefined): Modifiers {
  if (!accessor || !accessLevels.some((level) => accessor.modifiers.words.includes(level))) return property;
  return { words: accessor.modifiers.words, annotations: property.annotations };
}

function enclosing(symbol: ClassSymbol): ClassSymbol[] {
  return symbol.outer ? [symbol, ...enclosing(symbol.outer)] : [symbol];
}

/** Whether a class is another one or extends it. */
export function extendsClass(symbol: ClassSymbol, base: ClassSymbol): boolean {
  for (let c: ClassSymbol | undefined = symbol; c; c = c.superClass) if (c === base) return true;
  return false;
}
