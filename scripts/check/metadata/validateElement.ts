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
  if (element.children.length > 0)
    return [at(file, element, `${element.name} takes a value, not elements`, 'Write a value.')];
  const value = element.text.trim();
  const faults = valueFaults(element, value, kind);
  return value === element.text
    ? faults
    : [
        ...faults,
        at(
          file,
          element,
          `${element.name} has white space around its value`,
          'Put the value on the line of its tags: the space becomes part of it.',
        ),
      ];

  function valueFaults({ name }: XmlElement, text: string, expected: ElementKind): Finding[] {
    const isFine =
      typeof expected === 'object'
        ? 'oneOf' in expected && expected.oneOf.includes(text)
        : expected === 'boolean'
          ? /^(true|false)$/.test(text)
          : expected === 'number'
            ? text !== '' && Number.isFinite(Number(text))
            : true;
    const wanted =
      typeof expected === 'object' && 'oneOf' in expected ? expected.oneOf.slice(0, 12).join(', ') : String(expected);
    return isFine ? [] : [at(file, element, `"${text}" is no value of ${name}`, `Values: ${wanted}.`)];
  }
}
