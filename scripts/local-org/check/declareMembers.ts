import { ApexType, Types } from '../types/apexType.ts';
import type { ConstructorDeclaration, MethodDeclaration, Modifiers, TypeRef } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { methodSlot, type ClassSymbol, type FieldSymbol, type MethodSymbol } from './symbols.ts';
import type { TypeResolver } from './typeResolver.ts';

/** Resolves the types of a class's members and files them in its symbol; `attempt` keeps the fault of one member from the others. */
export function declareMembers(
  symbol: ClassSymbol,
  types: TypeResolver,
  attempt: (declareMember: () => void) => void,
): void {
  const resolve = (ref: TypeRef): ApexType => types.resolve(ref, symbol, symbol.file);
  const addField = (field: FieldSymbol, column: number): void => {
    const key = field.name.toLowerCase();
    if (symbol.fields.has(key))
      throw new CompileError(symbol.file, field.line, column, `Duplicate field: ${field.name}`);
    symbol.fields.set(key, field);
  };
  for (const member of symbol.declaration.members) {
    attempt(() => {
      switch (member.kind) {
        case 'field': {
          const type = resolve(member.type);
          const isStatic = member.modifiers.words.includes('static');
          for (const d of member.declarators)
            addField(
              {
                name: d.name,
                owner: symbol,
                type,
                isStatic,
                modifiers: member.modifiers,
                slot: slotOf(symbol, d.name, isStatic),
                line: d.line,
                initializer: d.value,
                property: undefined,
              },
              d.column,
            );
          break;
        }
        case 'property': {
          const words = member.modifiers.words;
          const isStatic = words.includes('static');
          const isVirtual = words.includes('virtual') || words.includes('abstract') || words.includes('override');
          const isAuto = !member.getter?.body && !member.setter?.body;
          addField(
            {
              name: member.name,
              owner: symbol,
              type: resolve(member.type),
              isStatic,
              modifiers: member.modifiers,
              slot: slotOf(symbol, member.name, isStatic),
              line: member.line,
              initializer: undefined,
              property: { getter: member.getter, setter: member.setter, isPlain: isAuto && !isVirtual },
            },
            member.column,
          );
          break;
        }
        case 'method': {
          const method = methodOf(
            symbol,
            member,
            member.name,
            member.returnType ? resolve(member.returnType) : Types.Void,
            resolve,
          );
          const key = member.name.toLowerCase();
          const list = symbol.methods.get(key) ?? [];
          symbol.methods.set(key, list);
          if (list.some((m) => m.slot === method.slot))
            throw new CompileError(symbol.file, member.line, member.column, `Method already defined: ${member.name}`);
          list.push(method);
          break;
        }
        case 'constructor': {
          const constructor = methodOf(symbol, member, 'new', Types.Void, resolve);
          if (symbol.constructors.some((c) => c.slot === constructor.slot))
            throw new CompileError(symbol.file, member.line, member.column, 'Method already defined: <init>');
          symbol.constructors.push(constructor);
          break;
        }
        default:
      }
    });
  }
}

function methodOf(
  owner: ClassSymbol,
  declaration: MethodDeclaration | ConstructorDeclaration,
  name: string,
  returnType: ApexType,
  resolve: (ref: TypeRef) => ApexType,
): MethodSymbol {
  const parameters = declaration.parameters.map((p) => ({ name: p.name, type: resolve(p.type) }));
  const modifiers: Modifiers = declaration.modifiers;
  return {
    name,
    owner,
    parameters,
    returnType,
    modifiers,
    declaration,
    isStatic: modifiers.words.includes('static') || modifiers.words.includes('testmethod'),
    isAbstract: declaration.body === undefined,
    slot: methodSlot(
      name,
      parameters.map((p) => p.type),
    ),
    line: declaration.line,
    body: declaration.body,
  };
}

/** Instance fields of the same name in a superclass are other fields: the slot then carries the depth. */
function slotOf(symbol: ClassSymbol, name: string, isStatic: boolean): string {
  const key = name.toLowerCase();
  let depth = 0;
  const seen = new Set<ClassSymbol>([symbol]);
  for (let c = symbol.superClass; !isStatic && c && !seen.has(c); c = c.superClass) {
    seen.add(c);
    // Super classes may be declared after this one, so their declarations are asked, not their symbols.
    const shadowed = c.declaration.members.some(
      (m) =>
        (m.kind === 'field' && m.declarators.some((d) => d.name.toLowerCase() === key)) ||
        (m.kind === 'property' && m.name.toLowerCase() === key),
    );
    if (shadowed) depth++;
  }
  return depth === 0 ? `f$${key}` : `f$${key}$${depth}`;
}
