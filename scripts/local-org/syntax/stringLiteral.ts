const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The value of a quoted Apex string with its escapes resolved. */
export function decodeString(literal: string): string {
  return resolveEscapes(literal.slice(1, -1));
}

/** The value of a `'''` string: the line break after the opening quotes does not belong to it. */
export function decodeMultiline(literal: string): string {
  return resolveEscapes(literal.slice(3, -3).replace(/^\r?\n/, ''));
}

function resolveEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(u([0-9a-fA-F]{4})|.)/gs, (whole, escape: string, hex: string | undefined) =>
    hex === undefined
      ? (escapes[escape] ?? escapes[escape.toLowerCase()] ?? whole)
      : String.fromCharCode(parseInt(hex, 16)),
  );
}
