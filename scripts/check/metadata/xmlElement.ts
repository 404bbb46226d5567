import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML document with its place in the text. */
export interface XmlElement {
  readonly name: string;
  /** Text between the tags as written; empty for an element with children. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly line: number;
  readonly column: number;
}

/** Why a text is no XML document. */
export interface XmlFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

type RawNode = Record<string | symbol, unknown>;

const positionSymbol = XMLParser.getMetaDataSymbol() as unknown as symbol;
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  captureMetaData: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/** Root element of a document, or why there is none. */
export function parseXml(text: string): XmlElement | XmlFault {
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return { message: verdict.err.msg, line: verdict.err.line, column: verdict.err.col };
  const roots = elementsOf(parser.parse(text) as RawNode[], text);
  return roots[0] ?? { message: 'there is no root element', line: 1, column: 1 };
}

/** True for a document that could be read. */
export function isElement(parsed: XmlElement | XmlFault): parsed is XmlElement {
  return 'name' in parsed;
}

/** First child of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Every child of a name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Trimmed text of a child; undefined where there is none. */
export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text.trim();
}

function elementsOf(nodes: readonly RawNode[], text: string): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const content = node[name] as RawNode[];
    const children = elementsOf(content, text);
    const offset = (node[positionSymbol] as { startIndex?: number } | undefined)?.startIndex ?? 0;
    const before = text.slice(0, offset).split('\n');
    return [
      {
        name,
        children,
        text: children.length > 0 ? '' : content.map((part) => (part['#text'] as string | undefined) ?? '').join(''),
        attributes: (node[':@'] ?? {}) as Record<string, string>,
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      },
    ];
  });
}
