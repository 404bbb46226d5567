import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';
import type { SchemaRegistry } from '../../schema/model.ts';

const prefix = '\0salesforce:';
const basePackage = dirname(createRequire(import.meta.url).resolve('lightning-base-components/package.json'));

/** The `@salesforce/*` modules that components import, each a few generated lines. An unknown one is an error that names it. */
export function salesforceModules(schema: SchemaRegistry): Plugin {
  return {
    name: 'salesforce-modules',
    resolveId: (id) => (id.startsWith('@salesforce/') ? prefix + id.slice('@salesforce/'.length) : null),
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const path = id.slice(prefix.length);
      const slash = path.indexOf('/');
      const kind = slash < 0 ? path : path.slice(0, slash);
      const name = slash < 0 ? '' : path.slice(slash + 1);
      return moduleText(kind, name, schema) ?? this.error(`The local org has no module @salesforce/${path}.`);
    },
  };
}

function moduleText(kind: string, name: string, schema: SchemaRegistry): string | undefined {
  const fromSession = (expression: string): string =>
    `import { bootstrap } from 'platform/runtime'; export default ${expression};`;
  switch (kind) {
    case 'apex': {
      if (name === '') return `export { refreshApex, getSObjectValue } from 'platform/apex';`;
      const [className, method] = name.split('.');
      return `import { apexMethod } from 'platform/apex'; export default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`;
    }
    case 'schema': {
      // References of a package carry its namespace in the org (github.com/salesforce/sfdx-lwc-jest/issues/66).
      const orgName = (part: string): string => schema.namespace?.qualify(part) ?? part;
      const [objectApiName, ...path] = name.split('.').map(orgName);
      const value = path.length > 0 ? { fieldApiName: path.join('.'), objectApiName } : { objectApiName };
      return `export default Object.freeze(${JSON.stringify(value)});`;
    }
    case 'label': {
      const text = schema.label(name.replace(/^c\./, ''));
      return text === undefined ? undefined : `export default ${JSON.stringify(text)};`;
    }
    // Granted is true, not granted is undefined: what an org gives.
    case 'customPermission':
      return fromSession(
        `bootstrap().customPermissions.includes(${JSON.stringify(permissionName(name, schema))}) || undefined`,
      );
    case 'userPermission':
      return fromSession(`bootstrap().userPermissions.includes(${JSON.stringify(name)}) || undefined`);
    case 'user':
      if (name === 'Id') return fromSession('bootstrap().user.id');
      return name === 'isGuest' ? 'export default false;' : undefined;
    case 'client':
      return name === 'formFactor'
        ? `export default matchMedia('(max-width: 480px)').matches ? 'Small' : 'Large';`
        : undefined;
    case 'i18n':
      return translation(name);
    default:
      return undefined;
  }
}

/**
 * "Don't use a namespace with the permission name if you reference a custom permission from a component in the same namespace as the
 * permission" (Lightning Web Components Developer Guide, Check Permissions).
 */
export function permissionName(name: string, schema: SchemaRegistry): string {
  return schema.namespace === undefined ? name : `${schema.namespace.name}__${name}`;
}

/** The values that base components use as well, so that a page does not mix two locales. */
function translation(name: string): string | undefined {
  if (name === 'timeZone')
    return `import { bootstrap } from 'platform/runtime'; export default bootstrap().user.timeZone;`;
  const file = join(basePackage, 'scopedImports', `@salesforce-i18n-${name}.js`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
