import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element of a metadata file, with its place for error messages. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text content without surrounding blanks; empty where there is none. */
  readonly text: string;
  readonly line: number;
}

/** A metadata file that cannot be understood; the message begins with `file:line:`. */
export class MetadataError extends Error {
  readonly file: string;
  readonly line: number;

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
    this.name = 'MetadataError';
    this.file = file;
    this.line = line;
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
});
const metadataKey = XMLParser.getMetaDataSymbol() as unknown as string;

/** Reads a metadata file and checks its root element. */
export function readXml(file: string, rootName: string): XmlElement {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new MetadataError(file, valid.err.line, valid.err.msg);
  const lineStarts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1);
  const nodes = (parser.parse(text) as RawNode[]).map((n) => toElement(n, lineStarts)).filter((n) => n !== undefined);
  const root = nodes.find((n) => !n.name.startsWith('?'));
  if (!root || root.name !== rootName)
    throw new MetadataError(file, root?.line ?? 1, `expected <${rootName}>, found <${root?.name ?? 'nothing'}>`);
  return root;
}

type RawNode = Record<string, unknown>;

function toElement(node: RawNode, lineStarts: readonly number[]): XmlElement | undefined {
  const name = Object.keys(node).find((k) => k !== ':@');
  if (name === undefined || name === '#text' || name === '#comment') return undefined;
  const content = node[name] as RawNode[];
  const start =
    ((node as Record<string, { startIndex?: number } | undefined>)[metadataKey] as { startIndex?: number } | undefined)
      ?.startIndex ?? 0;
  const text = content.map((c) => ('#text' in c ? String(c['#text']) : '')).join('');
  return {
    name,
    attributes: (node[':@'] as Record<string, string> | undefined) ?? {},
    children: content.map((c) => toElement(c, lineStarts)).filter((c) => c !== undefined),
    text: decodeEntities(text).trim(),
    line: lineOf(start, lineStarts),
  };
}

function lineOf(offset: number, lineStarts: readonly number[]): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, code: string) =>
    code.startsWith('#x')
      ? String.fromCodePoint(parseInt(code.slice(2), 16))
      : code.startsWith('#')
        ? String.fromCodePoint(Number(code.slice(1)))
        : (named[code] ?? whole),
  );
}

/** Typed access to the children of one element; `close` refuses whatever was neither read nor declared as known. */
export class ElementReader {
  readonly file: string;
  readonly element: XmlElement;
  readonly #seen = new Set<string>();

  constructor(file: string, element: XmlElement) {
    this.file = file;
    this.element = element;
  }

  fail(problem: string, element: XmlElement = this.element): never {
    throw new MetadataError(this.file, element.line, problem);
  }

  all(name: string): XmlElement[] {
    this.#seen.add(name);
    return this.element.children.filter((c) => c.name === name);
  }

  one(name: string): XmlElement | undefined {
    const found = this.all(name);
    if (found.length > 1) this.fail(`<${name}> is given ${found.length} times`, found[1]);
    return found[0];
  }

  text(name: string): string | undefined {
    return this.one(name)?.text;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') this.fail(`<${this.element.name}> needs a <${name}>`);
    return value;
  }

  boolean(name: string, fallback: boolean): boolean {
    const element = this.one(name);
    if (!element) return fallback;
    if (element.text !== 'true' && element.text !== 'false')
      this.fail(`<${name}> must be true or false, not '${element.text}'`, element);
    return element.text === 'true';
  }

  integer(name: string, fallback: number): number {
    const element = this.one(name);
    if (!element) return fallback;
    if (!/^-?\d+$/.test(element.text)) this.fail(`<${name}> must be a whole number, not '${element.text}'`, element);
    return Number(element.text);
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const element = this.one(name);
    if (!element) return undefined;
    if (!(values as readonly string[]).includes(element.text))
      this.fail(`<${name}> '${element.text}' is not one of ${values.join(', ')}`, element);
    return element.text as T;
  }

  reader(element: XmlElement): ElementReader {
    return new ElementReader(this.file, element);
  }

  /** Ends reading: every other child must be one that is known to have no effect on data. */
  close(withoutEffect: readonly string[] = []): void {
    for (const child of this.element.children)
      if (!this.#seen.has(child.name) && !withoutEffect.includes(child.name))
        this.fail(`unknown element <${child.name}> in <${this.element.name}>`, child);
  }
}
