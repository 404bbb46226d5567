import type { FieldSchema, FieldType, PicklistValue } from '../model.ts';

/** One standard field as the overlay states it; everything left out comes from the type jar or the type's default. */
export interface FieldSpec extends Partial<FieldSchema> {
  readonly type: FieldType;
}

/** What the type jars do not say of a standard object: prefix, lengths, required flags, picklists, relationships. */
export interface StandardOverlay {
  readonly name: string;
  readonly label: string;
  readonly plural: string;
  readonly keyPrefix: string;
  /** The documentation page that the facts were taken from. */
  readonly source: string;
  readonly isSetup?: boolean;
  readonly isWritable?: boolean;
  readonly sharingModel?: string;
  /** Overrides by field name. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** Fields of the jar that an org without the feature does not have. */
  readonly without?: readonly string[];
  /** Child relationships, as `[relationship, child object, field]`. */
  readonly children?: readonly (readonly [string, string, string])[];
}

type More = Partial<Omit<FieldSchema, 'type'>>;

const readOnly = { createable: false, updateable: false } as const;

export const text = (length: number, more: More = {}): FieldSpec => ({ type: 'Text', length, ...more });
export const textArea = (length: number, more: More = {}): FieldSpec => ({ type: 'TextArea', length, ...more });
export const longText = (length: number, more: More = {}): FieldSpec => ({ type: 'LongTextArea', length, ...more });
export const email = (more: More = {}): FieldSpec => ({ type: 'Email', length: 80, ...more });
export const phone = (more: More = {}): FieldSpec => ({ type: 'Phone', length: 40, ...more });
export const url = (more: More = {}): FieldSpec => ({ type: 'Url', length: 255, ...more });
export const currency = (precision = 18, scale = 2, more: More = {}): FieldSpec => ({
  type: 'Currency',
  precision,
  scale,
  ...more,
});
export const number = (precision: number, scale: number, more: More = {}): FieldSpec => ({
  type: 'Number',
  precision,
  scale,
  ...more,
});
export const percent = (precision: number, scale: number, more: More = {}): FieldSpec => ({
  type: 'Percent',
  precision,
  scale,
  ...more,
});
export const checkbox = (more: More = {}): FieldSpec => ({ type: 'Checkbox', ...more });
export const computed = (spec: FieldSpec): FieldSpec => ({ ...spec, ...readOnly });
export const lookup = (referenceTo: readonly string[], more: More = {}): FieldSpec => ({
  type: 'Lookup',
  referenceTo,
  deleteConstraint: 'SetNull',
  ...more,
});

/** A picklist with the values of a new org; `!` marks the default. Standard picklists take other values too unless `restricted`. */
export const picklist = (values: readonly string[], more: More = {}): FieldSpec => ({
  type: 'Picklist',
  length: 255,
  picklist: values.map((v): PicklistValue => ({
    value: v.replace(/!$/, ''),
    label: v.replace(/!$/, ''),
    isDefault: v.endsWith('!'),
    isActive: true,
  })),
  ...more,
});

/** The component fields of a compound address. */
export function address(prefix: string): Record<string, FieldSpec> {
  return {
    [`${prefix}Street`]: textArea(255),
    [`${prefix}City`]: text(40),
    [`${prefix}State`]: text(80),
    [`${prefix}PostalCode`]: text(20),
    [`${prefix}Country`]: text(80),
    [`${prefix}Latitude`]: number(18, 15),
    [`${prefix}Longitude`]: number(18, 15),
    [`${prefix}GeocodeAccuracy`]: picklist(
      [
        'Address',
        'NearAddress',
        'Block',
        'Street',
        'ExtendedZip',
        'Zip',
        'Neighborhood',
        'City',
        'County',
        'State',
        'Unknown',
      ],
      { restrictedPicklist: true },
    ),
  };
}

export const salutations = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];
export const industries = [
  'Agriculture',
  'Apparel',
  'Banking',
  'Biotechnology',
  'Chemicals',
  'Communications',
  'Construction',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Engineering',
  'Entertainment',
  'Environmental',
  'Finance',
  'Food & Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Machinery',
  'Manufacturing',
  'Media',
  'Not For Profit',
  'Recreation',
  'Retail',
  'Shipping',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
];
export const leadSources = ['Web', 'Phone Inquiry', 'Partner Referral', 'Purchased List', 'Other'];
