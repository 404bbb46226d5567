import type { Finding } from '../check.ts';
import type { ElementKind, MetadataModel } from './metadataModel.ts';
import type { XmlElement } from './xmlElement.ts';

/** Holds an element against the type that it must have. */
export function validateElement(file: string, element: XmlElement, type: string, model: MetadataModel): Finding[] {
  const members = model.get(type);
  if (!members) return [at(file, element, `unknown metadata type ${type}`, 'Correct the root element.')];
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const child of element.children) {
    const member = members.get(child.name);
    if (!member) {
      findings.push(at(file, child, `unknown element ${child.name} in ${type}`, 'Correct its name or remove it.'));
      continue;
    }
    if (seen.has(child.name) && !member.isRepeated) {
      findings.push(at(file, child, `${child.name} may stand only once in ${type}`, 'Remove one of them.'));
    }
    seen.add(child.name);
    findings.push(...validateContent(file, child, member.kind, model));
  }
  for (const [name, { isRequired }] of members) {
    if (isRequired && !seen.has(name)) findings.push(at(file, element, `${name} is missing in ${type}`, 'Add it.'));
  }
  return findings;
}

/** A finding at an element. */
export function at(file: string, { line, column }: XmlElement, message: string, remedy: string): Finding {
  return { file, line, column, message, remedy };
}

function validateContent(file: string, element: XmlElement, kind: ElementKind, model: MetadataModel): Finding[] {
  if (typeof kind === 'object' && 'type' in kind) return validateElement(file, element, kind.type, model);
  if (kind === 'any' || element.attributes['xsi:nil'] === 'true') return [];
  const { name, children, text } = element;
  // The WSDL calls it text; it holds XML of its own (LWC Developer Guide, "XML Configuration File Elements").
  if (name === 'targetConfigs') {
    return children
      .filter((child) => child.name !== 'targetConfig' || !child.attributes['targets'])
      .map((child) =>
        at(file, child, `${child.name} is no target configuration`, 'Write <targetConfig targets="...">.'),
      );
  }
  if (children.length > 0) return [at(file, element, `${name} takes a value, not elements`, 'Write a value.')];
  const value = text.trim();
  const findings: Finding[] = [];
  if (!isValue(value, kind)) {
    const wanted = typeof kind === 'object' ? kind.oneOf.slice(0, 12).join(', ') : kind;
    findings.push(at(file, element, `"${value}" is no value of ${name}`, `Values: ${wanted}.`));
  }
  if (value !== text) {
    const remedy = 'Put the value on the line of its tags: the space becomes part of it.';
    findings.push(at(file, element, `${name} has white space around its value`, remedy));
  }
  return findings;
}

function isValue(value: string, kind: Exclude<ElementKind, { type: string }>): boolean {
  if (typeof kind === 'object') return kind.oneOf.includes(value);
  if (kind === 'boolean') return /^(true|false)$/.test(value);
  return kind !== 'number' || (value !== '' && Number.isFinite(Number(value)));
}
