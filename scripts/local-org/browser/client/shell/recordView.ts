import { callServer } from 'platform/runtime';
import { card, element } from './dom.ts';
import { objectHead } from './objectHead.ts';

/** A field of a record as the server lays it out: only fields that the user may read. */
interface LayoutField {
  readonly label: string;
  readonly text: string;
  readonly url: string | null;
}

/** A record as a page shows it. */
export interface RecordLayout {
  readonly objectApiName: string;
  readonly objectLabel: string;
  readonly name: string;
  /** Fields for the head of the page. */
  readonly head: readonly LayoutField[];
  readonly fields: readonly LayoutField[];
}

/** Reads a record for a page. */
export function loadLayout(recordId: string): Promise<RecordLayout> {
  return callServer('GET', `/aura/layout/${encodeURIComponent(recordId)}`);
}

/** The head of a record page. */
export function highlights(layout: RecordLayout): HTMLElement {
  return objectHead(
    layout.objectApiName,
    layout.objectLabel,
    layout.name,
    layout.head.map((field) => ({ label: field.label, content: valueOf(field) })),
  );
}

/** All fields of the record that hold something. */
export function detailPanel(layout: RecordLayout): HTMLElement {
  return card(
    'Details',
    element(
      'dl',
      { class: 'localorg-details' },
      ...layout.fields.map((field) =>
        element(
          'div',
          {},
          element('dt', { class: 'slds-form-element__label' }, field.label),
          element('dd', {}, valueOf(field)),
        ),
      ),
    ),
  );
}

function valueOf(field: LayoutField): HTMLElement | string {
  return field.url === null ? field.text : element('a', { href: field.url }, field.text);
}

interface ListPage {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly url: string; readonly cells: readonly string[] }[];
}

/** The list of an object: the records that were changed last. */
export async function listView(objectApiName: string): Promise<HTMLElement> {
  const list = await callServer<ListPage>('GET', `/aura/list/${encodeURIComponent(objectApiName)}`);
  const table = element(
    'table',
    { class: 'slds-table slds-table_cell-buffer slds-table_bordered' },
    element('thead', {}, element('tr', {}, ...list.columns.map((column) => element('th', { scope: 'col' }, column)))),
    element(
      'tbody',
      {},
      ...list.rows.map((row) =>
        element(
          'tr',
          {},
          ...row.cells.map((cell, index) =>
            index === 0
              ? element('th', { scope: 'row' }, element('a', { href: row.url }, cell))
              : element('td', {}, cell),
          ),
        ),
      ),
    ),
  );
  return element(
    'div',
    {},
    objectHead(objectApiName, `${list.rows.length} records, the last changed first`, list.label, []),
    element(
      'div',
      { class: 'slds-card localorg-scroll', tabindex: '0', role: 'region', 'aria-label': list.label },
      table,
    ),
  );
}
