import type { ClassSymbol, FieldSymbol } from '../check/symbols.ts';

/** Identifier of a class in emitted code. */
export function classIdentifier(symbol: ClassSymbol): string {
  return `C_${symbol.name.replaceAll('.', '$')}`;
}

/** Identifier of the function that gives a class's statics of the running transaction. */
export function staticsIdentifier(symbol: ClassSymbol): string {
  return `S_${symbol.name.replaceAll('.', '$')}`;
}

export const getterSlot = (field: FieldSymbol): string => `get$${field.name.toLowerCase()}`;
export const setterSlot = (field: FieldSymbol): string => `set$${field.name.toLowerCase()}`;

/** Slot of the constructor that a class has without declaring one. */
export const implicitConstructor = 'new$implicit';
