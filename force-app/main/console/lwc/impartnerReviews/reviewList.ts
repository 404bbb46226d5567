import { absoluteTime, fill, money } from 'c/impartnerFormat';

import { labels } from './labels';

/** What is shown and chosen; all of it is in the address. */
export interface ListState {
  view: string;
  reason: string;
  sender: string;
  age: string;
  isMine: boolean;
  text: string;
  sorting: string;
  id: string | undefined;
}

export function stateOf(address: Record<string, string | undefined> | undefined): ListState {
  return {
    view: address?.c__view ?? 'Waiting',
    reason: address?.c__reason ?? '',
    sender: address?.c__sender ?? '',
    age: address?.c__age ?? '',
    isMine: address?.c__mine === '1',
    text: address?.c__text ?? '',
    sorting: address?.c__sort ?? 'Oldest',
    id: address?.c__id,
  };
}

/** What everybody starts with is left out. */
export function addressOf(state: ListState): Record<string, string | undefined> {
  return {
    c__view: state.view === 'Waiting' ? undefined : state.view,
    c__reason: state.reason || undefined,
    c__sender: state.sender || undefined,
    c__age: state.age || undefined,
    c__mine: state.isMine ? '1' : undefined,
    c__text: state.text || undefined,
    c__sort: state.sorting === 'Oldest' ? undefined : state.sorting,
    c__id: state.id,
  };
}

export function isSame(left: ListState, right: ListState): boolean {
  return isSameList(left, right) && left.id === right.id;
}

export function isSameList(left: ListState, right: ListState): boolean {
  return JSON.stringify(filterOf(left)) === JSON.stringify(filterOf(right));
}

/** What the server needs to know to list. */
export function filterOf(state: ListState): ImpartnerReviewsController.ReviewFilter {
  const { view, reason, sender, age, isMine, text, sorting } = state;
  return { view, reason, sender, age, isMine, text, sorting };
}

export function isFiltered({ reason, sender, age, isMine, text }: ListState): boolean {
  return reason !== '' || sender !== '' || age !== '' || isMine || text !== '';
}

/** What is said in the place of the list. */
export interface Empty {
  icon: string;
  title: string;
  text: string;
}

export function emptyOf(state: ListState): Empty {
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
  review: string;
}

/** On a phone list and case come one after the other; title and filters belong to the list. */
export function classesOf({ id }: ListState): Classes {
  const withList = id === undefined ? '' : ' narrow-hidden';
  const withCase = id === undefined ? ' narrow-hidden' : '';
  return {
    head: `slds-box slds-theme_default head${id === undefined ? '' : ' narrow-bare'}`,
    title: `slds-text-heading_medium${id === undefined ? '' : ' narrow-assistive'}`,
    filters: withList,
    list: `slds-col slds-size_1-of-1 slds-large-size_4-of-12${withList}`,
    review: `slds-col slds-size_1-of-1 slds-large-size_8-of-12${withCase}`,
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
  isSelected: boolean;
  selectLabel: string;
  className: string;
}

export function rowViews(
  rows: readonly ImpartnerReviewsController.ReviewRow[],
  chosenId: string | undefined,
  selectedIds: ReadonlySet<string>,
): RowView[] {
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject ?? row.impartnerKey ?? '',
    parties: partiesOf(row),
    value: money(row.amount, row.currencyCode),
    at: row.decidedAt ?? row.heldAt,
    reason: row.reason ?? '',
    status: statusOf(row),
    current: String(row.id === chosenId),
    isSelected: selectedIds.has(row.id),
    selectLabel: fill(labels.select, row.subject ?? row.impartnerKey ?? ''),
    className: `slds-button_reset row slds-box slds-box_x-small slds-theme_default${row.id === chosenId ? ' chosen' : ''}`,
  }));
}

function statusOf(row: ImpartnerReviewsController.ReviewRow): string {
  if (row.state === 'Undo') return labels.beingUndone;
  if (row.decidedBy) return fill(labels.decidedBy, row.decidedBy, row.decision ?? '');
  if (row.remindAt && Date.parse(row.remindAt) > Date.now())
    return fill(labels.until, absoluteTime(row.remindAt), row.putOffBy ?? '–');
  return row.assignedTo ? fill(labels.assignedTo, row.assignedTo) : '';
}

function partiesOf({ sender, about }: ImpartnerReviewsController.ReviewRow): string {
  if (sender === undefined || about === undefined) return sender ?? about ?? '';
  return fill(labels.senderAbout, sender, about);
}
