import { ApexType } from '../types/apexType.ts';
import type {
  Accessor,
  Block,
  ConstructorDeclaration,
  Expression,
  MethodDeclaration,
  Modifiers,
  TypeDeclaration,
} from '../syntax/ast.ts';

/** A variable of a method body: parameter, local, loop or catch variable. */
export interface LocalVariable {
  readonly name: string;
  readonly type: ApexType;
  /** Identifier in the emitted JavaScript, unique in its method. */
  readonly jsName: string;
  /** Every value assigned to it, to find out whether it can be null; `'unknown'` for parameters and declarations without value. */
  readonly assigned: unknown[];
}

/** A field or property of a user class. */
export interface FieldSymbol {
  readonly name: string;
  readonly owner: ClassSymbol;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly modifiers: Modifiers;
  /** Key of the storage in the instance or statics object. */
  readonly slot: string;
  readonly line: number;
  readonly initializer: Expression | undefined;
  /** For properties: what runs on read and write; `auto` accessors touch the slot. Undefined for plain fields. */
  readonly property:
    | {
        readonly getter: Accessor | undefined;
        readonly setter: Accessor | undefined;
        /** Reads and writes go straight to the slot. */
        readonly isPlain: boolean;
      }
    | undefined;
}

export interface ParameterSymbol {
  readonly name: string;
  readonly type: ApexType;
}

/** A method or constructor of a user class. */
export interface MethodSymbol {
  readonly name: string;
  readonly owner: ClassSymbol;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly modifiers: Modifiers;
  /** Key of the function on the prototype (or the class, when static): name and parameter types. */
  readonly slot: string;
  readonly line: number;
  readonly body: Block | undefined;
  readonly declaration: MethodDeclaration | ConstructorDeclaration;
}

export type SharingMode = 'with' | 'without' | 'inherited' | 'none';

/** A class, interface or enum of the loaded project. Members are filled in once every type name is known. */
export class ClassSymbol {
  readonly name: string;
  readonly simpleName: string;
  readonly file: string;
  readonly outer: ClassSymbol | undefined;
  readonly declaration: TypeDeclaration;
  readonly type: ApexType;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly inner = new Map<string, ClassSymbol>();
  readonly fields = new Map<string, FieldSymbol>();
  readonly methods = new Map<string, MethodSymbol[]>();
  readonly constructors: MethodSymbol[] = [];
  /** Direct supertype, user or platform; undefined where there is none or it could not be resolved. */
  superType: ApexType | undefined;
  superClass: ClassSymbol | undefined;
  /** Interfaces named by the declaration itself. */
  interfaces: ApexType[] = [];
  /** True once the file has an error. What is faultless in it still runs, so that other classes can be tested. */
  broken = false;
  /** True where not even the supertypes are known: nothing of the class can run. */
  unusable = false;

  /** Namespace of the package that the class belongs to. */
  readonly namespace: string | undefined;

  constructor(declaration: TypeDeclaration, file: string, outer: ClassSymbol | undefined, namespace?: string) {
    this.declaration = declaration;
    this.simpleName = declaration.name;
    this.namespace = namespace ?? outer?.namespace;
    const qualifier = outer?.name ?? (declaration.name.startsWith('$') ? undefined : namespace);
    this.name = qualifier === undefined ? declaration.name : `${qualifier}.${declaration.name}`;
    this.file = file;
    this.outer = outer;
    this.kind = declaration.kind;
    this.type = ApexType.user(this.name);
  }

  get isAbstract(): boolean {
    return this.kind === 'interface' || this.declaration.modifiers.words.includes('abstract');
  }

  get sharing(): SharingMode {
    for (const word of this.declaration.modifiers.words) {
      const match = /^(with|without|inherited) sharing$/.exec(word);
      if (match) return match[1] as SharingMode;
    }
    return 'none';
  }

  /** Whether code of another namespace may name it: the class and all that enclose it are global. */
  get isGlobal(): boolean {
    return isGlobal(this.declaration.modifiers) && (this.outer?.isGlobal ?? true);
  }

  get isTest(): boolean {
    return hasAnnotation(this.declaration.modifiers, 'istest') || (this.outer?.isTest ?? false);
  }

  get topLevel(): ClassSymbol {
    return this.outer ? this.outer.topLevel : this;
  }
}

export function isGlobal(modifiers: Modifiers): boolean {
  return modifiers.words.includes('global') || modifiers.words.includes('webservice');
}

export function hasAnnotation(modifiers: Modifiers, name: string): boolean {
  return modifiers.annotations.some((a) => a.name === name);
}

/** Key under which a method is stored and called: overrides share it, overloads differ in it. */
export function methodSlot(name: string, parameters: readonly ApexType[]): string {
  return `${name.toLowerCase()}$${parameters.map((p) => p.name.toLowerCase().replace(/[^a-z0-9_]/g, '_')).join('$')}`;
}
