import { fill, money } from 'c/impartnerFormat';
import { reasonText } from 'c/impartnerReasons';

import { labels } from './labels';

/** What is shown and chosen; all of it is in the address. */
export interface HeldState {
  view: string;
  reason: string;
  partner: string;
  age: string;
  isMine: boolean;
  text: string;
  sorting: string;
  id: string | undefined;
}

export function stateOf(address: Record<string, string | undefined> | undefined): HeldState {
  return {
    view: address?.c__view ?? 'Waiting',
    reason: address?.c__reason ?? '',
    partner: address?.c__partner ?? '',
    age: address?.c__age ?? '',
    isMine: address?.c__mine === '1',
    text: address?.c__text ?? '',
    sorting: address?.c__sort ?? 'Oldest',
    id: address?.c__id,
  };
}

/** What everybody starts with is left out. */
export function addressOf(state: HeldState): Record<string, string | undefined> {
  return {
    c__view: state.view === 'Waiting' ? undefined : state.view,
    c__reason: state.reason || undefined,
    c__partner: state.partner || undefined,
    c__age: state.age || undefined,
    c__mine: state.isMine ? '1' : undefined,
    c__text: state.text || undefined,
    c__sort: state.sorting === 'Oldest' ? undefined : state.sorting,
    c__id: state.id,
  };
}

export function isSame(left: HeldState, right: HeldState): boolean {
  return isSameList(left, right) && left.id === right.id;
}

export function isSameList(left: HeldState, right: HeldState): boolean {
  return JSON.stringify(filterOf(left)) === JSON.stringify(filterOf(right));
}

/** What the server needs to know to list. */
export function filterOf(state: HeldState): ImpartnerHeldDealsController.HeldFilter {
  const { view, reason, partner, age, isMine, text, sorting } = state;
  return { view, reason, partner, age, isMine, text, sorting };
}

export function isFiltered({ reason, partner, age, isMine, text }: HeldState): boolean {
  return reason !== '' || partner !== '' || age !== '' || isMine || text !== '';
}

/** What is said in the place of the list. */
export interface Empty {
  icon: string;
  title: string;
  text: string;
}

export function emptyOf(state: HeldState): Empty {
  if (isFiltered(state)) return { icon: 'utility:search', title: labels.noMatchTitle, text: labels.noMatch };
  if (state.view === 'Later') return { icon: 'utility:clock', title: labels.noneLaterTitle, text: labels.noneLater };
  if (state.view === 'Decided')
    return { icon: 'utility:info', title: labels.noneDecidedTitle, text: labels.noneDecided };
  return { icon: 'utility:success', title: labels.emptyTitle, text: labels.empty };
}

export interface Classes {
  head: string;
  title: string;
  filters: string;
  list: string;
  held: string;
}

/** On a phone list and case come one after the other; title and filters belong to the list. */
export function classesOf({ id }: HeldState): Classes {
  const withList = id === undefined ? '' : ' narrow-hidden';
  const withCase = id === undefined ? ' narrow-hidden' : '';
  return {
    head: `slds-box slds-theme_default head${id === undefined ? '' : ' narrow-bare'}`,
    title: `slds-text-heading_medium${id === undefined ? '' : ' narrow-assistive'}`,
    filters: withList,
    list: `slds-col slds-size_1-of-1 slds-large-size_4-of-12${withList}`,
    held: `slds-col slds-size_1-of-1 slds-large-size_8-of-12${withCase}`,
  };
}

export interface RowView {
  id: string;
  subject: string;
  parties: string;
  value: string;
  at: string | undefined;
  reason: string;
  status: string;
  current: string;
  className: string;
}

export function rowViews(
  rows: readonly ImpartnerHeldDealsController.HeldRow[],
  chosenId: string | undefined,
): RowView[] {
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject ?? row.impartnerKey ?? '',
    parties: fill(labels.partnerCustomer, row.partnerName ?? '–', row.customerName ?? '–'),
    value: money(row.amount, row.currencyCode),
    at: row.decidedAt ?? row.heldAt,
    reason: reasonText(row.reason),
    status: statusOf(row),
    current: String(row.id === chosenId),
    className: `slds-button_reset row slds-box slds-box_x-small slds-theme_default${row.id === chosenId ? ' chosen' : ''}`,
  }));
}

function statusOf(row: ImpartnerHeldDealsController.HeldRow): string {
  if (row.state === 'Undo') return labels.beingUndone;
  if (row.decidedBy) return fill(labels.decidedBy, row.decidedBy, reasonText(row.decision));
  return row.assignedTo ? fill(labels.assignedTo, row.assignedTo) : '';
}
