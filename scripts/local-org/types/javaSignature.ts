import { ApexType, Types, valueTypes } from './apexType.ts';

const packagePrefix = 'com/nawforce/runforce/';

/** The Apex name of a Java class of the type jars: `com/nawforce/runforce/Database/DMLOptions$EmailHeader` gives `Database.DMLOptions.EmailHeader`. */
export function apexNameOf(javaName: string): string {
  const path = javaName.startsWith(packagePrefix) ? javaName.slice(packagePrefix.length) : javaName;
  // A trailing $ escapes names that Java keeps for itself (clone, hashCode, Object).
  return path.replace(/\$$/, '').replaceAll('/', '.').replaceAll('$', '.');
}

const primitives = new Map<string, ApexType>(valueTypes.map((t) => [`System.${t.name}`, t] as const));

const special = new Map<string, ApexType>([
  ['java.lang.Object', Types.Object],
  ['java.lang.String', Types.String],
  ['Internal.Object', Types.Object],
  ['Internal.Any', Types.Object],
  ['Internal.Null', Types.Null],
  ['System.SObject', Types.SObject],
  ['SObjects.SObject', Types.SObject],
]);

/** The stand-in for a type parameter in a platform signature; its name cannot clash with a class. */
export function typeVariable(name: string): ApexType {
  return ApexType.of('platform', `?${name}`);
}

export function isTypeVariable(type: ApexType): boolean {
  return type.name.startsWith('?');
}

/** The Apex type of a full name as the jars spell it, with arguments already converted. */
export function typeOfJarName(fullName: string, args: readonly ApexType[]): ApexType {
  const known = primitives.get(fullName) ?? special.get(fullName);
  if (known) return known;
  const first = args[0] ?? Types.Object;
  switch (fullName) {
    case 'System.List':
    case 'Internal.RecordSet':
      return ApexType.list(first);
    case 'System.Set':
      return ApexType.set(first);
    case 'System.Map':
      return ApexType.map(first, args[1] ?? Types.Object);
    // `X.SObjectType` of the jars knows its object; Apex has one type for all.
    case 'Internal.SObjectType':
      return ApexType.platform('Schema.SObjectType');
    case 'Internal.DescribeSObjectResult':
      return ApexType.platform('Schema.DescribeSObjectResult');
  }
  if (fullName.startsWith('SObjects.')) return ApexType.sobject(fullName.slice('SObjects.'.length));
  if (fullName.startsWith('SObjectStubs.')) return ApexType.sobject(fullName.slice('SObjectStubs.'.length));
  return ApexType.platform(fullName, args);
}

/** Reader of one Java signature or descriptor string (JVM specification, 4.7.9.1). */
export class SignatureReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `<T:Ljava/lang/Object;>` at the start of a class or method signature; their names. */
  typeParameters(): string[] {
    const names: string[] = [];
    if (this.text[this.at] !== '<') return names;
    this.at++;
    while (this.text[this.at] !== '>') {
      const colon = this.text.indexOf(':', this.at);
      names.push(this.text.slice(this.at, colon));
      this.at = colon;
      while (this.text[this.at] === ':') {
        this.at++;
        if (this.text[this.at] !== ':' && this.text[this.at] !== '>') this.type();
      }
    }
    this.at++;
    return names;
  }

  /** `(A B)R` */
  method(): { parameters: ApexType[]; returnType: ApexType } {
    this.typeParameters();
    this.at++;
    const parameters: ApexType[] = [];
    while (this.text[this.at] !== ')') parameters.push(this.type());
    this.at++;
    return { parameters, returnType: this.type() };
  }

  hasMore(): boolean {
    return this.at < this.text.length;
  }

  type(): ApexType {
    const tag = this.text[this.at++];
    switch (tag) {
      case 'V':
        return Types.Void;
      case 'Z':
        return Types.Boolean;
      case 'I':
        return Types.Integer;
      case 'J':
        return Types.Long;
      case 'D':
        return Types.Double;
      case '[':
        return ApexType.list(this.type());
      case '*':
        return Types.Object;
      case '+':
      case '-':
        return this.type();
      case 'T': {
        const end = this.text.indexOf(';', this.at);
        const name = this.text.slice(this.at, end);
        this.at = end + 1;
        return typeVariable(name);
      }
      case 'L':
        return this.classType();
      default:
        throw new Error(`unexpected '${tag}' in the signature ${this.text}`);
    }
  }

  private classType(): ApexType {
    let name = '';
    let args: ApexType[] = [];
    for (;;) {
      const c = this.text[this.at++];
      if (c === ';') return typeOfJarName(apexNameOf(name), args);
      if (c === '<') {
        args = [];
        while (this.text[this.at] !== '>') args.push(this.type());
        this.at++;
      } else if (c === '.') {
        name += '$';
      } else {
        name += c;
      }
    }
  }
}
