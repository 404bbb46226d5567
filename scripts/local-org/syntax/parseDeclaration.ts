import type * as P from '@apexdevtools/apex-parser';
import type {
  Accessor,
  Annotation,
  AnonymousDeclaration,
  Member,
  Modifiers,
  Parameter,
  Statement,
  TriggerDeclaration,
  TypeDeclaration,
} from './ast.ts';
import { parseTypeList, parseTypeRef } from './parseExpression.ts';
import { parseBlock, parseDeclarators, parseStatement } from './parseStatement.ts';
import { kindOf, positionOf, type Tree } from './parseTree.ts';
import { decodeString } from './stringLiteral.ts';

function parseModifiers(list: readonly P.ModifierContext[]): Modifiers {
  const words: string[] = [];
  const annotations: Annotation[] = [];
  for (const modifier of list) {
    const annotation = modifier.annotation();
    if (annotation) {
      annotations.push(parseAnnotation(annotation));
      continue;
    }
    const tree = modifier as unknown as Tree;
    const parts: string[] = [];
    for (let i = 0; i < tree.getChildCount(); i++) parts.push(tree.getChild(i).getText().toLowerCase());
    words.push(parts.join(' '));
  }
  return { words, annotations };
}

function parseAnnotation(tree: P.AnnotationContext): Annotation {
  const values: Record<string, string> = {};
  const single = tree.elementValue();
  if (single) values.value = unquote(single.getText());
  for (const pair of tree.elementValuePairs()?.elementValuePair_list() ?? [])
    values[pair.id().getText().toLowerCase()] = unquote(pair.elementValue().getText());
  return { ...positionOf(tree), name: tree.id().getText().toLowerCase(), values };
}

const unquote = (text: string): string => (text.startsWith("'") ? decodeString(text) : text);

function parseParameters(tree: P.FormalParametersContext): Parameter[] {
  const list = tree.formalParameterList();
  return list
    ? list
        .formalParameter_list()
        .map((p) => ({ ...positionOf(p), name: p.id().getText(), type: parseTypeRef(p.typeRef()) }))
    : [];
}

type AnyTypeTree = P.ClassDeclarationContext | P.InterfaceDeclarationContext | P.EnumDeclarationContext;

function parseType(tree: AnyTypeTree, modifiers: Modifiers): TypeDeclaration {
  const base = { ...positionOf(tree.id()), name: tree.id().getText(), modifiers };
  switch (kindOf(tree)) {
    case 'EnumDeclaration': {
      const constants = (tree as P.EnumDeclarationContext).enumConstants();
      return {
        kind: 'enum',
        ...base,
        superType: undefined,
        interfaces: [],
        members: [],
        constants: constants ? constants.id_list().map((i) => i.getText()) : [],
      };
    }
    case 'InterfaceDeclaration': {
      const declaration = tree as P.InterfaceDeclarationContext;
      const members = declaration
        .interfaceBody()
        .interfaceMethodDeclaration_list()
        .map((m): Member => {
          const returnType = m.typeRef();
          return {
            kind: 'method',
            ...positionOf(m.id()),
            name: m.id().getText(),
            modifiers: parseModifiers(m.modifier_list()),
            returnType: returnType ? parseTypeRef(returnType) : undefined,
            parameters: parseParameters(m.formalParameters()),
            body: undefined,
          };
        });
      return {
        kind: 'interface',
        ...base,
        superType: undefined,
        interfaces: parseTypeList(declaration.typeList()),
        members,
        constants: [],
      };
    }
    default: {
      const declaration = tree as P.ClassDeclarationContext;
      const superType = declaration.typeRef();
      const members: Member[] = [];
      for (const body of declaration.classBody().classBodyDeclaration_list()) {
        const block = body.block();
        if (block)
          members.push({
            kind: 'initializer',
            ...positionOf(block),
            isStatic: Boolean(body.STATIC()),
            body: parseBlock(block),
          });
        const member = body.memberDeclaration();
        if (member) members.push(...parseMember(member as unknown as Tree, parseModifiers(body.modifier_list())));
      }
      return {
        kind: 'class',
        ...base,
        superType: superType ? parseTypeRef(superType) : undefined,
        interfaces: parseTypeList(declaration.typeList()),
        members,
        constants: [],
      };
    }
  }
}

/** One member declaration of a class, trigger or anonymous block. */
function parseMember(wrapper: Tree, modifiers: Modifiers): Member[] {
  const tree = wrapper.getChild(0) as unknown;
  switch (kindOf(tree)) {
    case 'MethodDeclaration': {
      const m = tree as P.MethodDeclarationContext;
      const returnType = m.typeRef();
      const body = m.block();
      return [
        {
          kind: 'method',
          ...positionOf(m.id()),
          name: m.id().getText(),
          modifiers,
          returnType: returnType ? parseTypeRef(returnType) : undefined,
          parameters: parseParameters(m.formalParameters()),
          body: body ? parseBlock(body) : undefined,
        },
      ];
    }
    case 'ConstructorDeclaration': {
      const c = tree as P.ConstructorDeclarationContext;
      return [
        {
          kind: 'constructor',
          ...positionOf(c),
          modifiers,
          parameters: parseParameters(c.formalParameters()),
          body: parseBlock(c.block()),
        },
      ];
    }
    case 'FieldDeclaration': {
      const f = tree as P.FieldDeclarationContext;
      const declarators = parseDeclarators(f.variableDeclarators());
      return [{ kind: 'field', ...positionOf(f), modifiers, type: parseTypeRef(f.typeRef()), declarators }];
    }
    case 'PropertyDeclaration': {
      const p = tree as P.PropertyDeclarationContext;
      let getter: Accessor | undefined;
      let setter: Accessor | undefined;
      for (const block of p.propertyBlock_list()) {
        const accessor = (part: P.GetterContext | P.SetterContext): Accessor => {
          const body = part.block();
          return {
            ...positionOf(part),
            modifiers: parseModifiers(block.modifier_list()),
            body: body ? parseBlock(body) : undefined,
          };
        };
        const g = block.getter();
        const s = block.setter();
        if (g) getter = accessor(g);
        if (s) setter = accessor(s);
      }
      return [
        {
          kind: 'property',
          ...positionOf(p.id()),
          modifiers,
          type: parseTypeRef(p.typeRef()),
          name: p.id().getText(),
          getter,
          setter,
        },
      ];
    }
    default:
      return [parseType(tree as AnyTypeTree, modifiers)];
  }
}

export function parseCompilationUnit(tree: P.CompilationUnitContext): TypeDeclaration {
  const declaration = tree.typeDeclaration();
  return parseType(
    declaration.classDeclaration() ?? declaration.interfaceDeclaration() ?? declaration.enumDeclaration(),
    parseModifiers(declaration.modifier_list()),
  );
}

/** What looks like a field between statements is a local variable in its place. */
function addMember(parsed: readonly Member[], members: Member[], statements: Statement[]): void {
  for (const member of parsed) {
    if (member.kind === 'field')
      statements.push({
        kind: 'variables',
        line: member.line,
        column: member.column,
        type: member.type,
        declarators: member.declarators,
      });
    else members.push(member);
  }
}

export function parseTrigger(tree: P.TriggerUnitContext): TriggerDeclaration {
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const part of tree.triggerBlock().triggerBlockMember_list()) {
    const member = part.triggerMemberDeclaration();
    if (member)
      addMember(parseMember(member as unknown as Tree, parseModifiers(part.modifier_list())), members, statements);
    else statements.push(parseStatement(part.statement()));
  }
  const events = tree.triggerCase_list().map((c) => {
    const words = c as unknown as Tree;
    return `${words.getChild(0).getText()} ${words.getChild(1).getText()}`.toLowerCase();
  });
  return {
    kind: 'trigger',
    ...positionOf(tree),
    name: tree.id(0).getText(),
    objectName: tree.id(1).getText(),
    events,
    members,
    statements,
  };
}

export function parseAnonymous(tree: P.AnonymousUnitContext): AnonymousDeclaration {
  const members: Member[] = [];
  const statements: Statement[] = [];
  for (const part of tree.anonymousBlock().anonymousBlockMember_list()) {
    const member = part.anonymousMemberDeclaration();
    if (member)
      addMember(parseMember(member as unknown as Tree, parseModifiers(part.modifier_list())), members, statements);
    else statements.push(parseStatement(part.statement()));
  }
  return { kind: 'anonymous', ...positionOf(tree), members, statements };
}
