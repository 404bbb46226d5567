import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ApexType, Types } from './apexType.ts';
import { AccessFlag, parseClassFile, type ClassFile } from './classFile.ts';
import { apexNameOf, SignatureReader, typeOfJarName, typeVariable } from './javaSignature.ts';
import { correctedEnumOrder } from './enumOrder.ts';
import { missingExceptions, missingSuperTypes } from './jarCorrections.ts';
import { ZipArchive } from './zipArchive.ts';

export interface PlatformMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly parameters: readonly ApexType[];
  readonly returnType: ApexType;
  /** Full name of the type that declares it. */
  readonly owner: string;
}

export interface PlatformField {
  readonly name: string;
  readonly isStatic: boolean;
  readonly type: ApexType;
  readonly owner: string;
}

/** One type of the platform, as Salesforce's API 65 declares it. Type parameters appear as `typeVariable(name)`. */
export interface PlatformType {
  /** `System.String`, `Database.DMLOptions.EmailHeader`. */
  readonly fullName: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly isAbstract: boolean;
  readonly typeParameters: readonly string[];
  /** The type itself, its own type parameters as arguments. */
  readonly apexType: ApexType;
  readonly superType: ApexType | undefined;
  readonly interfaces: readonly ApexType[];
  readonly constructors: readonly (readonly ApexType[])[];
  readonly methods: readonly PlatformMethod[];
  readonly fields: readonly PlatformField[];
  /** Enum constants in declaration order; empty for other kinds. */
  readonly constants: readonly string[];
}

export interface StandardField {
  readonly name: string;
  readonly type: ApexType;
  readonly readOnly: boolean;
}

export interface StandardObject {
  readonly name: string;
  readonly fields: readonly StandardField[];
  /** Parent relationships: `Owner` by field `OwnerId` to `Name`. */
  readonly relationships: readonly { readonly name: string; readonly field: string; readonly target: string }[];
  readonly childRelationships: readonly { readonly name: string; readonly childObject: string }[];
}

export interface PlatformTypes {
  /** A platform type by full name in any case; undefined where Salesforce has none. */
  type(fullName: string): PlatformType | undefined;
  /** A standard object by API name in any case. */
  sobject(name: string): StandardObject | undefined;
  /** Namespaces that hold platform types, lower case. */
  namespaces(): ReadonlySet<string>;
  /** Canonical names of every platform type. */
  typeNames(): Iterable<string>;
  sobjectNames(): Iterable<string>;
}

const systemFields = new Set([
  'id',
  'createdbyid',
  'createddate',
  'lastmodifiedbyid',
  'lastmodifieddate',
  'systemmodstamp',
  'isdeleted',
  'lastvieweddate',
  'lastreferenceddate',
  'lastactivitydate',
]);

let loaded: PlatformTypes | undefined;

/** Signatures of the platform's types and standard objects, from the type jars of the code analyzer package; classes are parsed on first use. */
export function loadPlatformTypes(): PlatformTypes {
  loaded ??= new JarPlatformTypes(findJarFolder());
  return loaded;
}

function findJarFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('@salesforce/code-analyzer-pmd-engine/package.json')), 'dist', 'java-lib');
}

interface Located {
  readonly archive: ZipArchive;
  readonly entry: string;
  readonly name: string;
}

class JarPlatformTypes implements PlatformTypes {
  private readonly located = new Map<string, Located>();
  private readonly locatedObjects = new Map<string, Located>();
  private readonly parsed = new Map<string, PlatformType | undefined>();
  private readonly parsedObjects = new Map<string, StandardObject | undefined>();
  private readonly namespaceNames = new Set<string>();

  constructor(folder: string) {
    for (const jar of ['standard-types-65.0.0.jar', 'sobject-types-65.0.0.jar']) {
      const archive = new ZipArchive(join(folder, jar));
      for (const entry of archive.names()) {
        if (!entry.startsWith('com/nawforce/runforce/') || !entry.endsWith('.class')) continue;
        const name = apexNameOf(entry.slice(0, -'.class'.length));
        const dot = name.indexOf('.');
        const namespace = name.slice(0, dot);
        if (namespace === 'SObjects' || namespace === 'SObjectStubs') {
          const simple = name.slice(dot + 1);
          if (!simple.includes('.') && !(namespace === 'SObjectStubs' && this.locatedObjects.has(simple.toLowerCase())))
            this.locatedObjects.set(simple.toLowerCase(), { archive, entry, name: simple });
        } else {
          this.located.set(name.toLowerCase(), { archive, entry, name });
          if (namespace !== 'Internal') this.namespaceNames.add(namespace.toLowerCase());
        }
      }
    }
  }

  type(fullName: string): PlatformType | undefined {
    const key = fullName.toLowerCase();
    if (!this.parsed.has(key)) {
      const at = this.located.get(key);
      const exception = missingExceptions.get(key);
      this.parsed.set(
        key,
        at
          ? toPlatformType(at.name, parseClassFile(at.archive.read(at.entry) as Buffer))
          : exception === undefined
            ? undefined
            : exceptionType(exception),
      );
    }
    return this.parsed.get(key);
  }

  sobject(name: string): StandardObject | undefined {
    const key = name.toLowerCase();
    if (!this.parsedObjects.has(key)) {
      const at = this.locatedObjects.get(key);
      this.parsedObjects.set(key, at && toStandardObject(at.name, parseClassFile(at.archive.read(at.entry) as Buffer)));
    }
    return this.parsedObjects.get(key);
  }

  namespaces(): ReadonlySet<string> {
    return this.namespaceNames;
  }

  *typeNames(): Iterable<string> {
    for (const { name } of this.located.values()) if (!name.startsWith('Internal.')) yield name;
  }

  *sobjectNames(): Iterable<string> {
    for (const { name } of this.locatedObjects.values()) yield name;
  }
}

const unescape = (name: string): string => (name.endsWith('$') ? name.slice(0, -1) : name);

function toPlatformType(fullName: string, file: ClassFile): PlatformType {
  let typeParameters: string[] = [];
  let superType: ApexType | undefined;
  let interfaces: ApexType[] = [];
  if (file.signature) {
    const reader = new SignatureReader(file.signature);
    typeParameters = reader.typeParameters();
    superType = reader.type();
    while (reader.hasMore()) interfaces.push(reader.type());
  } else {
    superType = file.superName === undefined ? undefined : typeOfJarName(apexNameOf(file.superName), []);
    interfaces = file.interfaces.map((i) => typeOfJarName(apexNameOf(i), []));
  }
  if (superType && (superType === Types.Object || superType.name.startsWith('java.'))) superType = undefined;
  const corrected = missingSuperTypes[fullName.toLowerCase()];
  if (corrected !== undefined) superType = ApexType.platform(corrected);
  const isEnum = (file.flags & AccessFlag.enum) !== 0;
  const visible = (flags: number): boolean =>
    (flags & AccessFlag.public) !== 0 && (flags & (AccessFlag.synthetic | AccessFlag.bridge)) === 0;
  const methods: PlatformMethod[] = [];
  const constructors: ApexType[][] = [];
  for (const member of file.methods) {
    if (!visible(member.flags) || member.name === '<clinit>') continue;
    if (isEnum && (member.name === 'values' || member.name === 'valueOf')) continue;
    const { parameters, returnType } = new SignatureReader(member.signature).method();
    if (member.name === '<init>') constructors.push(parameters);
    else
      methods.push({
        name: unescape(member.name),
        isStatic: (member.flags & AccessFlag.static) !== 0,
        isAbstract: (member.flags & AccessFlag.abstract) !== 0,
        parameters,
        returnType,
        owner: fullName,
      });
  }
  const fields: PlatformField[] = [];
  const constants: string[] = [];
  for (const member of file.fields) {
    if (!visible(member.flags)) continue;
    if ((member.flags & AccessFlag.enum) !== 0) constants.push(unescape(member.name));
    else
      fields.push({
        name: unescape(member.name),
        isStatic: (member.flags & AccessFlag.static) !== 0,
        type: new SignatureReader(member.signature).type(),
        owner: fullName,
      });
  }
  return {
    fullName,
    kind: isEnum ? 'enum' : (file.flags & AccessFlag.interface) !== 0 ? 'interface' : 'class',
    isAbstract: (file.flags & AccessFlag.abstract) !== 0,
    typeParameters,
    apexType: typeOfJarName(fullName, typeParameters.map(typeVariable)),
    superType,
    interfaces,
    constructors,
    methods,
    fields,
    constants: correctedEnumOrder(fullName, constants),
  };
}

function exceptionType(fullName: string): PlatformType {
  const apexType = ApexType.platform(fullName);
  const superType = ApexType.platform('System.Exception');
  return {
    fullName,
    kind: 'class',
    isAbstract: false,
    typeParameters: [],
    apexType,
    superType,
    interfaces: [],
    constructors: [],
    methods: [],
    fields: [],
    constants: [],
  };
}

function toStandardObject(name: string, file: ClassFile): StandardObject {
  const fields: StandardField[] = [];
  const relationships: { name: string; field: string; target: string }[] = [];
  const childRelationships: { name: string; childObject: string }[] = [];
  for (const member of file.fields) {
    if ((member.flags & (AccessFlag.static | AccessFlag.synthetic)) !== 0) continue;
    const fieldName = unescape(member.name);
    let type = new SignatureReader(member.signature).type();
    if (type.kind === 'list') {
      childRelationships.push({ name: fieldName, childObject: type.args[0]?.name ?? '' });
      continue;
    }
    // The jars name the compound address and location types after the standard objects of the same name.
    if (type.name === 'Address' && /Address$/i.test(fieldName)) type = ApexType.platform('System.Address');
    if (
      type.name === 'Location' &&
      /(Location|Geolocation)(__c)?$/i.test(fieldName) &&
      !fieldName.endsWith('__r') &&
      !hasField(file, `${fieldName}Id`)
    )
      type = ApexType.platform('System.Location');
    if (type.kind === 'sobject') relationships.push({ name: fieldName, field: `${fieldName}Id`, target: type.name });
    else fields.push({ name: fieldName, type, readOnly: systemFields.has(fieldName.toLowerCase()) });
  }
  return { name, fields, relationships, childRelationships };
}

function hasField(file: ClassFile, name: string): boolean {
  return file.fields.some((f) => f.name.toLowerCase() === name.toLowerCase());
}
