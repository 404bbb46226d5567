import { counted } from 'c/impartnerFormat';

import { labels } from './labels';
import { isFiltered } from './listState';
import type { ListState } from './listState';

type ReviewsPage = ImpartnerReviewsController.ReviewsPage;

/** What is said in the place of the list. */
interface Empty {
  icon: string;
  title: string;
  text: string;
}

function emptyOf(state: ListState): Empty {
  if (isFiltered(state)) return { icon: 'utility:search', title: labels.noMatchTitle, text: labels.noMatch };
  if (state.view === 'Later') return { icon: 'utility:clock', title: labels.noneLaterTitle, text: labels.noneLater };
  if (state.view === 'Decided')
    return { icon: 'utility:info', title: labels.noneDecidedTitle, text: labels.noneDecided };
  return { icon: 'utility:success', title: labels.emptyTitle, text: labels.empty };
}

interface Classes {
  head: string;
  title: string;
  filters: string;
  list: string;
  review: string;
}

/** On a phone list and case come one after the other; title and filters belong to the list. */
function classesOf({ id }: ListState): Classes {
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

export interface ReviewsView {
  isLoading: boolean;
  rows: ReviewsPage['rows'];
  notices: { key: string; text: string }[];
  isFiltered: boolean;
  empty: Partial<Empty>;
  total: string;
  pageNumber: number;
  hasMore: boolean;
  classes: Classes;
}

/** Everything that the template shows of the list; it is loading until there is a page. */
export function reviewsView(list: ListState, page: ReviewsPage | undefined, marks: readonly string[]): ReviewsView {
  return {
    isLoading: !page,
    rows: page?.rows ?? [],
    notices: (page?.notices ?? []).map(({ text = '' }) => ({ key: text, text })),
    isFiltered: isFiltered(list),
    empty: page?.rows.length === 0 ? emptyOf(list) : {},
    total: counted(page?.total, labels.oneRecord, labels.total),
    pageNumber: marks.length + 1,
    hasMore: page?.hasMore === true,
    classes: classesOf(list),
  };
}
