import type { Address } from 'c/impartnerPages';

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

export function stateOf(address: Address): ListState {
  return {
    view: address.view ?? 'Waiting',
    reason: address.reason ?? '',
    sender: address.sender ?? '',
    age: address.age ?? '',
    isMine: address.mine === '1',
    text: address.text ?? '',
    sorting: address.sort ?? 'Oldest',
    id: address.id,
  };
}

/** What everybody starts with is left out. */
export function addressFor(state: ListState): Address {
  return {
    view: state.view === 'Waiting' ? undefined : state.view,
    reason: state.reason || undefined,
    sender: state.sender || undefined,
    age: state.age || undefined,
    mine: state.isMine ? '1' : undefined,
    text: state.text || undefined,
    sort: state.sorting === 'Oldest' ? undefined : state.sorting,
    id: state.id,
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
