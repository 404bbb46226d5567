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
