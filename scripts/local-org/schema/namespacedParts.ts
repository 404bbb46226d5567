import type { FieldSchema, PermissionSetSchema, ValidationRuleSchema } from './model.ts';
import type { Namespace } from './namespace.ts';
import type { ObjectParts } from './objectReader.ts';

/** Gives everything that the package's metadata define the prefix of its namespace, as packaging does. */
export function namespacedParts(
  parts: ReadonlyMap<string, ObjectParts>,
  namespace: Namespace,
): Map<string, ObjectParts> {
  const own = new Set([...parts.values()].filter((p) => p.definition && p.name.includes('__')).map((p) => p.name));
  const result = new Map<string, ObjectParts>();
  for (const part of parts.values()) {
    const name = own.has(part.name) ? namespace.qualify(part.name) : part.name;
    result.set(name.toLowerCase(), {
      ...part,
      name,
      fields: new Map(
        [...part.fields.values()].map((f) => {
          const field = namespacedField(f, namespace, own);
          return [field.name.toLowerCase(), field] as const;
        }),
      ),
      validationRules: part.validationRules.map((r) => namespacedRule(r, namespace)),
      fieldSets: part.fieldSets.map((set) => ({
        ...set,
        name: `${namespace.name}__${set.name}`,
        fields: set.fields.map((f) => ({
          ...f,
          path: f.path
            .split('.')
            .map((s) => namespace.qualify(s))
            .join('.'),
        })),
      })),
      seen: new Set(),
    });
  }
  return result;
}

function namespacedField(field: FieldSchema, namespace: Namespace, own: ReadonlySet<string>): FieldSchema {
  const { summary } = field;
  return {
    ...field,
    name: namespace.qualify(field.name),
    referenceTo: field.referenceTo.map((target) => (own.has(target) ? namespace.qualify(target) : target)),
    ...(field.relationshipName === undefined ? {} : { relationshipName: namespace.qualify(field.relationshipName) }),
    ...(field.childRelationshipName === undefined
      ? {}
      : { childRelationshipName: namespace.qualify(field.childRelationshipName) }),
    ...(field.formula === undefined ? {} : { formula: namespacedFormula(field.formula, namespace) }),
    ...(field.defaultValue === undefined ? {} : { defaultValue: namespacedFormula(field.defaultValue, namespace) }),
    ...(summary
      ? {
          summary: {
            ...summary,
            childObject: own.has(summary.childObject) ? namespace.qualify(summary.childObject) : summary.childObject,
            foreignKey: namespace.qualify(summary.foreignKey),
            ...(summary.field === undefined ? {} : { field: namespace.qualify(summary.field) }),
          },
        }
      : {}),
  };
}

function namespacedRule(rule: ValidationRuleSchema, namespace: Namespace): ValidationRuleSchema {
  return {
    ...rule,
    formula: namespacedFormula(rule.formula, namespace),
    ...(rule.errorField === undefined ? {} : { errorField: namespace.qualify(rule.errorField) }),
  };
}

/** Names in a formula; texts in quotes stay as they are. */
function namespacedFormula(formula: string, namespace: Namespace): string {
  return formula
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((piece, i) =>
      i % 2 === 1
        ? piece
        : piece
            .replace(/\b[A-Za-z]\w*__[A-Za-z]+\b/g, (name) => namespace.qualify(name))
            .replace(
              /(\$Permission\.)(\w+)/gi,
              (_, global: string, name: string) => `${global}${namespace.name}__${name}`,
            ),
    )
    .join('');
}

/** A permission set of the package names what it grants by the package's own names. */
export function namespacedPermissionSet(set: PermissionSetSchema, namespace: Namespace): PermissionSetSchema {
  const qualified = (name: string): string =>
    name
      .split('.')
      .map((s) => namespace.qualify(s).toLowerCase())
      .join('.');
  return {
    ...set,
    objects: new Map([...set.objects].map(([name, access]) => [qualified(name), access])),
    fields: new Map([...set.fields].map(([name, access]) => [qualified(name), access])),
    classes: new Set([...set.classes].map((name) => `${namespace.name}.${name}`)),
    customPermissions: new Set([...set.customPermissions].map((name) => `${namespace.name}__${name}`)),
    namespacePrefix: namespace.name,
  };
}
