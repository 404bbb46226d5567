import { checkbox, computed, lookup, picklist, salutations, text, type FieldSpec } from './overlay.ts';
import { salesObjects } from './sales.ts';

const contact = salesObjects.find((o) => o.name === 'Contact')?.fields ?? {};

/** Contact field behind a field of a person account: `PersonEmail` is the contact's Email. */
export function mirroredContactField(name: string): string | undefined {
  if (/^(FirstName|LastName|Salutation)$/.test(name)) return name;
  const field = /^Person([A-Z]\w*)$/.exec(name)?.[1];
  return field !== undefined && contact[field] !== undefined ? field : undefined;
}

/** What an account has besides where person accounts are on (Object Reference, Account, "Person Account Fields"). */
export function personAccountField(name: string): FieldSpec | undefined {
  switch (name) {
    case 'IsPersonAccount':
      return computed(checkbox());
    case 'PersonContactId':
      return computed(lookup(['Contact'], { relationshipName: 'PersonContact' }));
    case 'FirstName':
      return text(40);
    case 'LastName':
      return text(80);
    case 'Salutation':
      return picklist(salutations);
    default: {
      const mirrored = mirroredContactField(name);
      return mirrored === undefined ? undefined : contact[mirrored];
    }
  }
}
