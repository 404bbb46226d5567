import { basename } from 'node:path';
import { Namespace } from '../schema/namespace.ts';
import { ElementReader, readXml } from '../schema/xmlDocument.ts';
import { findComponents, findFiles } from './build/projectSources.ts';

/** A tab of an application, before a user's access is known. */
export interface TabModel {
  readonly apiName: string;
  /** Empty for tabs of objects, which show the object's plural label. */
  readonly label: string;
  readonly kind: 'page' | 'component' | 'object';
  readonly target: string;
}

export interface ApplicationModel {
  readonly apiName: string;
  readonly label: string;
  readonly description: string;
  readonly color: string;
  readonly tabs: readonly TabModel[];
  /** Record pages that the application assigns: object to page. */
  readonly recordPages: Readonly<Record<string, string>>;
}

export interface PageItemModel {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface PageModel {
  readonly apiName: string;
  readonly label: string;
  readonly type: string;
  readonly template: string;
  readonly objectName: string;
  readonly regions: Readonly<Record<string, readonly PageItemModel[]>>;
}

/** Applications and tabs that a permission set opens. */
export interface AccessModel {
  readonly applications: readonly string[];
  readonly tabs: readonly string[];
}

/** The pages of a project as its metadata declares them; plain data, so that it travels to the engine's thread. */
export interface AppModel {
  readonly applications: readonly ApplicationModel[];
  readonly pages: Readonly<Record<string, PageModel>>;
  readonly access: Readonly<Record<string, AccessModel>>;
}

/** What every org has: an application for the standard objects, seen by everybody. */
export const salesApplication: ApplicationModel = {
  apiName: 'standard__Sales',
  label: 'Sales',
  description: 'Accounts and opportunities',
  color: '#0176d3',
  tabs: ['Account', 'Opportunity'].map((name) => ({
    apiName: `standard-${name}`,
    label: '',
    kind: 'object',
    target: name,
  })),
  recordPages: {},
};

/** The name that something of the project has in the org. */
type OrgName = (name: string) => string;

/** Where the project is a managed package its applications, tabs, pages and objects carry the prefix; what is standard does not. */
function orgNames(namespace: string | undefined): OrgName {
  if (namespace === undefined) return (name) => name;
  const owner = new Namespace(namespace);
  return (name) => {
    if (/^standard(-|__)/.test(name)) return name;
    return name.includes('__') ? owner.qualify(name) : `${namespace}__${name}`;
  };
}

/**
 * Reads applications, tabs, pages and who may see them. A page with a component that does not exist is an error with its place.
 * `namespace`: that of the managed package whose sources these are.
 */
export function readAppModel(sourceDirs: readonly string[], namespace?: string): AppModel {
  const orgName = orgNames(namespace);
  const components = new Set(findComponents(sourceDirs).map((c) => c.name));
  const tabs = new Map(
    findFiles(sourceDirs, '.tab-meta.xml').map((file) => {
      const tab = readTab(file, components, orgName);
      return [tab.apiName, tab];
    }),
  );
  const pages = findFiles(sourceDirs, '.flexipage-meta.xml').map((file) => readPage(file, components, orgName));
  return {
    applications: findFiles(sourceDirs, '.app-meta.xml').map((file) => readApplication(file, tabs, orgName)),
    pages: Object.fromEntries(pages.map((page) => [page.apiName, page])),
    access: Object.fromEntries(
      findFiles(sourceDirs, '.permissionset-meta.xml').map((file) => [nameOf(file), readAccess(file, orgName)]),
    ),
  };
}

function nameOf(file: string): string {
  return basename(file).replace(/\.[a-zA-Z]+-meta\.xml$/, '');
}

function componentName(reader: ElementReader, text: string, components: ReadonlySet<string>): string {
  const name = text.replace(/^c:/, '');
  if (!name.includes(':') && !components.has(name)) reader.fail(`there is no component ${name}`);
  return name;
}

function readTab(file: string, components: ReadonlySet<string>, orgName: OrgName): TabModel {
  const reader = new ElementReader(file, readXml(file, 'CustomTab'));
  const apiName = orgName(nameOf(file));
  const label = reader.text('label') ?? nameOf(file);
  const page = reader.text('flexiPage');
  if (page !== undefined) return { apiName, label, kind: 'page', target: orgName(page) };
  const component = reader.text('lwcComponent');
  if (component !== undefined)
    return { apiName, label, kind: 'component', target: componentName(reader, component, components) };
  if (reader.boolean('customObject', false)) return { apiName, label: '', kind: 'object', target: apiName };
  return reader.fail('the local org shows tabs of pages, components and objects only');
}

/** Standard objects have their names in every org. */
const objectName = (name: string, orgName: OrgName): string => (name.includes('__') ? orgName(name) : name);

function readApplication(file: string, tabs: ReadonlyMap<string, TabModel>, orgName: OrgName): ApplicationModel {
  const reader = new ElementReader(file, readXml(file, 'CustomApplication'));
  const brand = reader.one('brand');
  const recordPages: Record<string, string> = {};
  for (const element of [...reader.all('actionOverrides'), ...reader.all('profileActionOverrides')]) {
    const override = reader.reader(element);
    const object = override.text('pageOrSobjectType');
    const page = override.text('content');
    if (override.text('actionName') === 'View' && object !== undefined && page !== undefined)
      recordPages[objectName(object, orgName)] = orgName(page);
  }
  return {
    apiName: orgName(nameOf(file)),
    label: reader.required('label'),
    description: reader.text('description') ?? '',
    color: (brand && reader.reader(brand).text('headerColor')) ?? '#0176d3',
    tabs: reader.all('tabs').map(({ text }, index) => {
      const standard = /^standard-(\w+)$/.exec(text)?.[1];
      if (standard !== undefined) return { apiName: text, label: '', kind: 'object', target: standard };
      return tabs.get(orgName(text)) ?? reader.fail(`there is no tab ${text}`, reader.all('tabs')[index]);
    }),
    recordPages,
  };
}

function readPage(file: string, components: ReadonlySet<string>, orgName: OrgName): PageModel {
  const reader = new ElementReader(file, readXml(file, 'FlexiPage'));
  const regions: Record<string, PageItemModel[]> = {};
  for (const element of reader.all('flexiPageRegions')) {
    const region = reader.reader(element);
    const instances = [
      ...region.all('itemInstances').flatMap((item) => region.reader(item).all('componentInstance')),
      ...region.all('componentInstances'),
    ];
    regions[region.required('name')] = instances.map((instance) => {
      const item = region.reader(instance);
      const properties = item.all('componentInstanceProperties').map((property) => {
        const { name, value } = {
          name: item.reader(property).required('name'),
          value: item.reader(property).text('value'),
        };
        return [name, value ?? ''] as const;
      });
      return {
        name: componentName(item, item.required('componentName'), components),
        properties: Object.fromEntries(properties),
      };
    });
  }
  const template = reader.one('template');
  return {
    apiName: orgName(nameOf(file)),
    label: reader.required('masterLabel'),
    type: reader.required('type'),
    template: (template && reader.reader(template).text('name')) ?? '',
    objectName: objectName(reader.text('sobjectType') ?? '', orgName),
    regions,
  };
}

function readAccess(file: string, orgName: OrgName): AccessModel {
  const reader = new ElementReader(file, readXml(file, 'PermissionSet'));
  const granted = (list: string, name: string, isGranted: (r: ElementReader) => boolean): string[] =>
    reader
      .all(list)
      .map((element) => reader.reader(element))
      .filter(isGranted)
      .map((r) => orgName(r.required(name)));
  return {
    applications: granted('applicationVisibilities', 'application', (r) => r.boolean('visible', false)),
    tabs: granted('tabSettings', 'tab', (r) => r.text('visibility') === 'Visible'),
  };
}
