import { createElement, type LightningElement } from 'lwc';
import { components } from 'host/components';
import type { PageItem, PageModel } from 'platform/runtime';
import { element, notice } from './dom.ts';
import { detailPanel, highlights, type RecordLayout } from './recordView.ts';

/** What a record page gives to its components. */
export interface RecordContext {
  readonly recordId: string;
  readonly objectApiName: string;
  readonly layout: RecordLayout;
}

const tagOf = (name: string): string => `c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Makes a component of the package and sets the properties that the page gives it. */
export async function mount(
  name: string,
  properties: Readonly<Record<string, string>>,
  record?: RecordContext,
): Promise<HTMLElement> {
  const load = components[name];
  if (!load) throw new Error(`There is no component ${name}.`);
  const { default: constructor } = await load();
  const made = createElement(tagOf(name), { is: constructor as unknown as typeof LightningElement });
  const given: Record<string, unknown> = record
    ? { ...properties, recordId: record.recordId, objectApiName: record.objectApiName }
    : properties;
  // An org sets a property only on a component that declares it.
  for (const [property, value] of Object.entries(given)) if (property in made) Reflect.set(made, property, value);
  return made;
}

/** Templates by how many of their columns are narrow; every other one is a single column. */
const columns: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'flexipage:recordHomeTemplateDesktop': [
    ['main', 8],
    ['sidebar', 4],
  ],
  'flexipage:recordHomeLeftSidebarTemplateDesktop': [
    ['leftsidebar', 4],
    ['main', 8],
  ],
  'flexipage:appHomeTemplateTwoColumns': [
    ['column1', 6],
    ['column2', 6],
  ],
  'flexipage:appHomeTemplateTwoColumnsOnLeft': [
    ['main', 8],
    ['sidebar', 4],
  ],
};

/** Builds a page with its components; the components load side by side and appear together. */
export async function pageView(page: PageModel, record?: RecordContext): Promise<HTMLElement> {
  const layout = columns[page.template] ?? [];
  const inColumns = new Set(layout.map(([name]) => name));
  const names = Object.keys(page.regions).filter((name) => !name.startsWith('Facet-'));
  const region = async (name: string): Promise<HTMLElement> => {
    const items = await Promise.all((page.regions[name] ?? []).map((item) => itemView(item, page, record)));
    return element('div', { class: 'localorg-region', 'data-region': name }, ...items);
  };
  const full = await Promise.all(names.filter((name) => !inColumns.has(name)).map(region));
  const wide = await Promise.all(
    layout
      .filter(([name]) => names.includes(name))
      .map(async ([name, size]) => {
        const content = await region(name);
        content.classList.add(`localorg-column_${size}`);
        return content;
      }),
  );
  return element(
    'div',
    {},
    ...full,
    ...(wide.length > 0 ? [element('div', { class: 'localorg-columns' }, ...wide)] : []),
  );
}

async function itemView(item: PageItem, page: PageModel, record: RecordContext | undefined): Promise<HTMLElement> {
  if (!item.name.includes(':')) return mount(item.name, item.properties, record);
  if (record && item.name === 'force:highlightsPanel') return highlights(record.layout);
  if (record && item.name === 'force:detailPanel') return detailPanel(record.layout);
  if (item.name === 'flexipage:tabset' || item.name === 'flexipage:tab') return facets(item, page, record);
  return notice(item.name, 'A standard component that the local org does not have. The org shows it here.');
}

/** Tab sets are shown one tab after the other: everything that the page declares stays visible. */
async function facets(item: PageItem, page: PageModel, record: RecordContext | undefined): Promise<HTMLElement> {
  const facet = item.properties['tabs'] ?? item.properties['body'] ?? '';
  const items = await Promise.all((page.regions[facet] ?? []).map((child) => itemView(child, page, record)));
  return element('div', { class: 'localorg-region' }, ...items);
}
