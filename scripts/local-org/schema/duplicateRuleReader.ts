import { basename } from 'node:path';
import type { DuplicateRuleSchema, MatchingRuleItem, MatchingRuleSchema } from './model.ts';
import { ElementReader, readXml, type XmlElement } from './xmlDocument.ts';

/** What a rule says when its metadata leaves the text out: the text that Setup proposes. */
const proposedAlert = "You're creating a duplicate record. We recommend you use an existing record instead.";

const isNil = (element: XmlElement | undefined): boolean =>
  element === undefined || element.attributes['xsi:nil'] === 'true';

/** Reads `duplicateRules/Account.My_Rule.duplicateRule-meta.xml` (Metadata API Developer Guide, "DuplicateRule"). */
export function readDuplicateRule(file: string): DuplicateRuleSchema {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'DuplicateRule'));
  const [objectName = '', ...rest] = basename(file)
    .replace(/\.duplicateRule-meta\.xml$/, '')
    .split('.');
  const action = (name: string): 'Allow' | 'Block' =>
    reader.oneOf(name, ['Allow', 'Block'] as const) ?? reader.fail(`<DuplicateRule> needs an <${name}>`);
  const alerts = (name: string): boolean => reader.all(name).some((e) => /^alert$/i.test(e.text));
  const matches = reader.all('duplicateRuleMatchRules').map((element) => {
    const match: ElementReader = reader.reader(element);
    const mapping = match.one('objectMapping');
    const result = {
      objectName: match.required('matchRuleSObjectType'),
      matchingRule: match.required('matchingRule'),
      mapping: isNil(mapping) ? undefined : readMapping(match.reader(mapping as XmlElement)),
    };
    match.close();
    return result;
  });
  const rule = {
    name: rest.join('.'),
    label: reader.required('masterLabel'),
    objectName,
    isActive: reader.boolean('isActive', false),
    insert: { action: action('actionOnInsert'), alerts: alerts('operationsOnInsert') },
    update: { action: action('actionOnUpdate'), alerts: alerts('operationsOnUpdate') },
    alertText: reader.text('alertText') || proposedAlert,
    enforcesSharing:
      (reader.oneOf('securityOption', ['EnforceSharingRules', 'BypassSharingRules'] as const) ??
        'EnforceSharingRules') === 'EnforceSharingRules',
    sortOrder: reader.integer('sortOrder', 1),
    hasFilter: !isNil(reader.one('duplicateRuleFilter')),
    matches,
    source: file,
  };
  reader.close(['description']);
  return rule;
}

/** Fields of the rule's object by the field of the other object that they are compared with. */
function readMapping(reader: ElementReader): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const element of reader.all('mappingFields')) {
    const field: ElementReader = reader.reader(element);
    fields.set(field.required('outputField').toLowerCase(), field.required('inputField'));
    field.close();
  }
  reader.close(['inputObject', 'outputObject']);
  return fields;
}

/** Reads `matchingRules/Account.matchingRule-meta.xml`, which holds all matching rules of one object. */
export function readMatchingRules(file: string): MatchingRuleSchema[] {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'MatchingRules'));
  const objectName = basename(file).replace(/\.matchingRule-meta\.xml$/, '');
  const rules = reader.all('matchingRules').map((element): MatchingRuleSchema => {
    const rule: ElementReader = reader.reader(element);
    const filter = rule.one('booleanFilter');
    const items = rule.all('matchingRuleItems').map((e): MatchingRuleItem => {
      const item: ElementReader = rule.reader(e);
      const result = {
        field: item.required('fieldName'),
        method: item.required('matchingMethod'),
        matchesBlanks: item.oneOf('blankValueBehavior', ['MatchBlanks', 'NullNotAllowed'] as const) === 'MatchBlanks',
      };
      item.close();
      return result;
    });
    if (items.length === 0) rule.fail('a matching rule needs <matchingRuleItems>');
    const result = {
      name: rule.required('fullName'),
      objectName,
      isActive: rule.oneOf('ruleStatus', ['Active', 'Inactive'] as const) === 'Active',
      ...(isNil(filter) ? {} : { filter: (filter as XmlElement).text }),
      items,
      source: `${file}:${element.line}`,
    };
    rule.required('label');
    rule.close(['description']);
    return result;
  });
  reader.close();
  return rules;
}
