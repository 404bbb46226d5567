import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listReviews from '@salesforce/apex/ImpartnerReviewsController.listReviews';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { followActivity } from 'c/impartnerActivity';
import { reduce } from 'c/impartnerErrors';
import { addressOf, tabPage } from 'c/impartnerPages';
import { turned } from 'c/impartnerPaging';
import type { Done } from 'c/impartnerReviewReceipts';

import { labels } from './labels';
import { isAboutSame, NOTHING, takeBack, undoable, upToDate } from './lastDone';
import { addressFor, filterOf, isSame, isSameList, stateOf } from './listState';
import type { ListState } from './listState';
import { reviewsView } from './reviewsView';
import type { ReviewsView } from './reviewsView';

type ReviewsPage = ImpartnerReviewsController.ReviewsPage;
type Case = HTMLElement & { focusHeading(): void; refresh(): void; look(): Promise<void> };

/** Reviews: the list, the one that is open beside it, and what has become of the last decisions, with a way back. */
export default class ImpartnerReviews extends NavigationMixin(LightningElement) {
  labels = labels;
  list: ListState = stateOf({});
  page?: ReviewsPage;
  /** Choices of the filters, as the first page brought them. */
  reasons: ReviewsPage['reasons'] = [];
  senders: ReviewsPage['senders'] = [];
  error?: string;
  done: Done = NOTHING;
  selectedIds: string[] = [];
  /** Last row of each page before this one, so that Previous leads back. */
  marks: string[] = [];
  private endActivity?: () => void;

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const next = stateOf(addressOf(reference));
    const isOtherList = !isSameList(next, this.list);
    if (isSame(next, this.list)) return;
    this.list = next;
    if (isOtherList && this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.isForbidden) return;
    void this.load([]);
    // A run that has ended may have carried decisions out; people may have decided, assigned or said something.
    this.endActivity = followActivity(
      ({ state }) => void (state !== 'Running' && this.look()),
      () => this.look(),
    );
  }
  disconnectedCallback(): void {
    this.endActivity?.();
  }

  get isForbidden(): boolean {
    return mayDecide !== true && mayOperate !== true;
  }
  get maySelect(): boolean {
    return mayDecide === true && this.list.view !== 'Decided';
  }
  get view(): ReviewsView {
    return reviewsView(this.list, this.page, this.marks);
  }
  get hasSelection(): boolean {
    return this.selectedIds.length > 0;
  }

  handleFilter(event: CustomEvent<Partial<ListState>>): void {
    this.filter(event.detail);
  }
  handleClear(): void {
    this.filter({ reason: '', sender: '', age: '', isMine: false, text: '' });
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleTurn(event: CustomEvent<number>): void {
    const ids = this.view.rows.map(({ id }) => id);
    void this.load(turned(this.marks, ids, event.detail));
  }
  handleChoose(event: CustomEvent<string>): void {
    this.choose(event.detail);
  }
  handleBack(): void {
    this.apply({ ...this.list, id: undefined }, false);
  }
  handleMove(event: CustomEvent<number>): void {
    this.chooseAt(this.placeOf(this.list.id) + event.detail);
  }

  /** The decided review leaves the list and the next one opens with the focus on its heading. */
  async handleDecided(event: CustomEvent<Done & { id: string }>): Promise<void> {
    const { id, ...done } = event.detail;
    const place = this.placeOf(id);
    this.done = done;
    await this.load(this.marks);
    this.chooseAt(place);
  }
  handleChanged(): void {
    void this.load(this.marks);
  }
  handleDismiss(): void {
    this.done = NOTHING;
  }

  /** Of the review that is named; without one, of the last that can be taken back. */
  async handleUndo(event: CustomEvent<string | null>): Promise<void> {
    const reviewId = event.detail ?? undoable(this.done);
    if (!reviewId) return;
    this.done = await takeBack(reviewId);
    if (this.done.receipts.length === 0) return;
    await this.load(this.marks);
    this.choose(reviewId);
  }

  handleSelect(event: CustomEvent<string[]>): void {
    this.selectedIds = event.detail;
  }
  handleClearSelection(): void {
    this.selectedIds = [];
  }
  handleActed(event: CustomEvent<Done>): void {
    this.done = event.detail;
    this.selectedIds = [];
    void this.look();
  }

  private placeOf(id: string | undefined): number {
    return this.view.rows.findIndex((row) => row.id === id);
  }

  private chooseAt(place: number): void {
    const { rows } = this.view;
    this.choose(rows[Math.min(Math.max(place, 0), rows.length - 1)]?.id);
  }

  private get pane(): Case | null | undefined {
    return this.template?.querySelector<Case>('c-impartner-review-case');
  }

  private choose(id: string | undefined): void {
    const { pane } = this;
    // From case to case the address changes in place, so that Back leads from the case to the list.
    if (id === this.list.id) pane?.refresh();
    else this.apply({ ...this.list, id }, this.list.id !== undefined);
    // Only now does the case know which one it is; before, the heading of the last one would take the focus and be gone.
    void Promise.resolve().then(() => pane?.focusHeading());
  }

  private filter(change: Partial<ListState>): void {
    this.selectedIds = [];
    this.apply({ ...this.list, ...change }, change.text !== undefined);
    void this.load([]);
  }

  /** Shows the state and puts it into the address, so that links and Back work. */
  private apply(next: ListState, isReplaced: boolean): void {
    if (isSame(next, this.list)) return;
    this.list = next;
    this[NavigationMixin.Navigate](tabPage('ImpartnerReviews', addressFor(next)), isReplaced);
  }

  /** Brings everything up to date without taking the focus or what somebody has begun. */
  private async look(): Promise<void> {
    const [known] = await Promise.all([upToDate(this.done), this.load(this.marks), this.pane?.look()]);
    if (known && isAboutSame(known, this.done)) this.done = known;
  }

  private async load(marks: string[]): Promise<void> {
    const asked = this.list;
    const lastId = marks.at(-1);
    try {
      const page = await listReviews({ filter: filterOf(asked), lastId });
      if (!isSameList(asked, this.list)) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
      if (lastId === undefined) {
        this.reasons = page.reasons;
        this.senders = page.senders;
      }
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}
