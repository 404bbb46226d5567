import { fill, relativeTime, wholeNumber, words } from 'c/impartnerFormat';

import { labels } from './labels';

/** What is shown and chosen; all of it is in the address. */
export interface HeldState {
  view: string;
  reason: string;
  text: string;
  sorting: string;
  id: string | undefined;
}

export interface Option {
  label: string;
  value: string;
}

export const VIEWS: Option[] = [
  { label: labels.waiting, value: 'Waiting' },
  { label: labels.later, value: 'Later' },
  { label: labels.decided, value: 'Decided' },
];

export const SORTS: Option[] = [
  { label: labels.oldest, value: 'Oldest' },
  { label: labels.newest, value: 'Newest' },
  { label: labels.highest, value: 'Highest' },
  { label: labels.lowest, value: 'Lowest' },
];

export function stateOf(address: Record<string, string | undefined> | undefined): HeldState {
  return {
    view: address?.c__view ?? 'Waiting',
    reason: address?.c__reason ?? '',
    text: address?.c__text ?? '',
    sorting: address?.c__sort ?? 'Oldest',
    id: address?.c__id,
  };
}

export function addressOf(state: HeldState): Record<string, string | undefined> {
  return {
    c__view: state.view,
    c__reason: state.reason || undefined,
    c__text: state.text || undefined,
    c__sort: state.sorting,
    c__id: state.id,
  };
}

export function isSame(left: HeldState, right: HeldState): boolean {
  return isSameList(left, right) && left.id === right.id;
}

export function isSameList(left: HeldState, right: HeldState): boolean {
  return (
    left.view === right.view &&
    left.reason === right.reason &&
    left.text === right.text &&
    left.sorting === right.sorting
  );
}

export function reasonOptions(reasons: readonly ImpartnerHeldDealsController.Reason[], chosen: string): Option[] {
  const options = reasons.map(({ code, total }) => ({
    value: code ?? '',
    label: fill(labels.reasonCount, words(code), wholeNumber(total)),
  }));
  if (chosen !== '' && !options.some(({ value }) => value === chosen))
    options.push({ value: chosen, label: words(chosen) });
  return [{ label: labels.allReasons, value: '' }, ...options];
}

export interface RowView {
  id: string;
  subject: string;
  parties: string;
  value: string;
  since: string;
  reason: string;
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
    value: row.amount == null ? '' : wholeNumber(row.amount),
    since: relativeTime(row.heldAt),
    reason: words(row.reason),
    current: String(row.id === chosenId),
    className: `slds-button_reset row slds-box slds-box_x-small slds-theme_default${row.id === chosenId ? ' chosen' : ''}`,
  }));
}
