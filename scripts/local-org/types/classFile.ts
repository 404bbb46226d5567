/** One field or method of a Java class file. */
export interface ClassMember {
  readonly name: string;
  /** The generic signature where there is one, else the plain descriptor. */
  readonly signature: string;
  readonly flags: number;
}

/** What the type jars' class files say: names, flags and signatures; code is skipped. */
export interface ClassFile {
  readonly name: string;
  readonly flags: number;
  /** Generic class signature, or undefined when the class has no type parameters. */
  readonly signature: string | undefined;
  readonly superName: string | undefined;
  readonly interfaces: readonly string[];
  readonly fields: readonly ClassMember[];
  readonly methods: readonly ClassMember[];
}

export const AccessFlag = {
  public: 0x1,
  static: 0x8,
  final: 0x10,
  synthetic: 0x1000,
  interface: 0x200,
  abstract: 0x400,
  bridge: 0x40,
  enum: 0x4000,
} as const;

/** Sizes of constant pool entries after the tag byte; strings (tag 1) are variable. */
const constantSizes: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

/** Parses a Java class file (JVM specification, chapter 4) down to its declarations. */
export function parseClassFile(bytes: Buffer): ClassFile {
  let at = 8;
  const u2 = (): number => {
    at += 2;
    return bytes.readUInt16BE(at - 2);
  };
  const constants: (string | number)[] = [''];
  for (let i = 1, count = u2(); i < count; i++) {
    const tag = bytes[at++] ?? 0;
    if (tag === 1) {
      const length = u2();
      constants[i] = bytes.toString('utf8', at, at + length);
      at += length;
      continue;
    }
    const size = constantSizes[tag];
    if (size === undefined) throw new Error(`unknown constant pool tag ${tag}`);
    constants[i] = tag === 7 ? bytes.readUInt16BE(at) : 0;
    at += size;
    // longs and doubles take two slots
    if (tag === 5 || tag === 6) constants[++i] = 0;
  }
  const utf8 = (index: number): string => constants[index] as string;
  const className = (index: number): string => utf8(constants[index] as number);
  const attributes = (): string | undefined => {
    let signature: string | undefined;
    for (let count = u2(); count > 0; count--) {
      const name = utf8(u2());
      const length = bytes.readUInt32BE(at);
      at += 4;
      if (name === 'Signature') signature = utf8(bytes.readUInt16BE(at));
      at += length;
    }
    return signature;
  };
  const members = (): ClassMember[] => {
    const result: ClassMember[] = [];
    for (let count = u2(); count > 0; count--) {
      const flags = u2();
      const name = utf8(u2());
      const descriptor = utf8(u2());
      result.push({ name, flags, signature: attributes() ?? descriptor });
    }
    return result;
  };

  const flags = u2();
  const name = className(u2());
  const superIndex = u2();
  const interfaces: string[] = [];
  for (let count = u2(); count > 0; count--) interfaces.push(className(u2()));
  const fields = members();
  const methods = members();
  const signature = attributes();
  return {
    name,
    flags,
    signature,
    superName: superIndex === 0 ? undefined : className(superIndex),
    interfaces,
    fields,
    methods,
  };
}
