import type { TypeRef } from '../syntax/ast.ts';

/** Reads a type name as `Type.forName` takes it: `Map<String, List<Account>>`, `Outer.Inner`, `Account[]`. */
export function parseTypeName(text: string): TypeRef | undefined {
  let at = 0;
  const skip = (): void => {
    while (text[at] === ' ') at++;
  };
  const type = (): TypeRef | undefined => {
    const names: { name: string; args: TypeRef[] }[] = [];
    for (;;) {
      skip();
      const match = /^[A-Za-z_$][\w$]*/.exec(text.slice(at));
      if (!match) return undefined;
      at += match[0].length;
      const args: TypeRef[] = [];
      skip();
      if (text[at] === '<') {
        do {
          at++;
          const argument = type();
          if (!argument) return undefined;
          args.push(argument);
          skip();
        } while (text[at] === ',');
        if (text[at] !== '>') return undefined;
        at++;
      }
      names.push({ name: match[0], args });
      skip();
      if (text[at] !== '.') break;
      at++;
    }
    let arrays = 0;
    while (text.startsWith('[]', at)) {
      arrays++;
      at += 2;
    }
    return { line: 1, column: 1, names, arrays };
  };
  const result = type();
  skip();
  return at === text.length ? result : undefined;
}
