import type { Finding } from '../check.ts';
import type { MetadataFile } from './projectMetadata.ts';
import { at } from './validateElement.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xmlElement.ts';

/** Answers what exists; names in any case. */
export interface Existing {
  object(name: string): boolean;
  field(path: string): boolean;
  apexClass(name: string): boolean;
  customPermission(name: string): boolean;
  /** A field that is required everywhere takes no field permission. */
  requiredField(path: string): boolean;
  readOnlyField(path: string): boolean;
}

const forbiddenUserPermissions = [
  'ModifyAllData',
  'ViewAllData',
  'AuthorApex',
  'ManageUsers',
  'ModifyMetadata',
  'CustomizeApplication',
];
const forbiddenObjectPermissions = ['modifyAllRecords', 'viewAllRecords'];

/** What a permission set names must exist, and it may not give away the whole org. */
export function checkPermissionSet({ file, root }: MetadataFile, existing: Existing): Finding[] {
  const findings: Finding[] = [];
  const report = (element: XmlElement, message: string, remedy: string): void => {
    findings.push(at(file, element, message, remedy));
  };
  const each = (
    group: string,
    key: string,
    visit: (name: string, entry: XmlElement, element: XmlElement) => void,
  ): void => {
    for (const entry of childrenOf(root, group)) {
      const element = childOf(entry, key);
      if (element) visit(element.text.trim(), entry, element);
    }
  };
  each('objectPermissions', 'object', (name, entry, element) => {
    if (!existing.object(name)) report(element, `there is no object ${name}`, 'Correct or remove the entry.');
    for (const permission of forbiddenObjectPermissions) {
      const granted = childOf(entry, permission);
      if (granted?.text.trim() === 'true')
        report(granted, `grants ${permission} on ${name}`, 'Share what is needed instead.');
    }
  });
  each('fieldPermissions', 'field', (name, entry, element) => {
    if (!existing.field(name)) report(element, `there is no field ${name}`, 'Correct or remove the entry.');
    if (existing.requiredField(name))
      report(
        element,
        `${name} is required, which an org refuses here`,
        'Remove the entry: the object permission covers it.',
      );
    if (existing.readOnlyField(name) && textOf(entry, 'editable') === 'true')
      report(element, `${name} cannot be written`, 'Set editable to false.');
  });
  each('classAccesses', 'apexClass', (name, _entry, element) => {
    if (!existing.apexClass(name)) report(element, `there is no class ${name}`, 'Correct or remove the entry.');
  });
  each('customPermissions', 'name', (name, _entry, element) => {
    if (!existing.customPermission(name))
      report(element, `there is no custom permission ${name}`, 'Correct or remove the entry.');
  });
  each('userPermissions', 'name', (name, entry, element) => {
    if (forbiddenUserPermissions.includes(name) && textOf(entry, 'enabled') === 'true')
      report(element, `grants ${name}`, 'A package asks for no right over the whole org.');
  });
  return findings;
}
