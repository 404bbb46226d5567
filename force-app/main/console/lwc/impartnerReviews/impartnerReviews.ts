import { LightningElement, wire } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listReviews from '@salesforce/apex/ImpartnerReviewsController.listReviews';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { followActivity } from 'c/impartnerActivity';
import type { Activity } from 'c/impartnerActivity';
import { reduce } from 'c/impartnerErrors';
import { counted } from 'c/impartnerFormat';
import { commandOf } from 'c/impartnerReviewKeys';
import { turned } from 'c/impartnerPaging';

import { assignAll, createAll, createSample, putOffAll, receiptsOf, takeBack } from './bulkActions';
import type { Done } from './bulkActions';
import {
  addressOf,
  classesOf,
  emptyOf,
  filterOf,
  isFiltered,
  isSame,
  isSameList,
  rowViews,
  stateOf,
} from './reviewList';
import type { Classes, Empty, ListState, RowView } from './reviewList';
import { labels } from './labels';

type ReviewsPage = ImpartnerReviewsController.ReviewsPage;
type Case = HTMLElement & { focusHeading(): void; refresh(): void; look(): Promise<void> };

/** Where runs cannot be followed, the page looks by itself. */
const FALLBACK_MILLIS = 30_000;
const NOTHING: Done = { receipts: [], refusals: [] };

/** Reviews: the list, the one that is open beside it, and what has become of the last decisions, with a way back. */
export default class ImpartnerReviews extends NavigationMixin(LightningElement) {
  labels = labels;
  list: ListState = stateOf(undefined);
  page?: ReviewsPage;
  /** Choices of the filters, as the first page brought them. */
  reasons: ReviewsPage['reasons'] = [];
  senders: ReviewsPage['senders'] = [];
  error?: string;
  done: Done = NOTHING;
  selectedIds: ReadonlySet<string> = new Set();
  showsLater = false;
  showsAssign = false;
  isBusy = false;
  /** Last row of each page before this one, so that Previous leads back. */
  marks: string[] = [];
  private endActivity?: () => void;
  private fallback?: number;

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const next = stateOf(reference.state);
    const isOtherList = !isSameList(next, this.list);
    if (isSame(next, this.list)) return;
    this.list = next;
    if (isOtherList && this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.isForbidden) return;
    void this.load([]);
    // A run that has ended may have carried decisions out; people may have decided, assigned or said something.
    const look = ({ state }: Activity): void => void (state !== 'Running' && this.look());
    this.endActivity = followActivity(look, () => {
      // eslint-disable-next-line @lwc/lwc/no-async-operation
      this.fallback ??= window.setInterval(() => void this.look(), FALLBACK_MILLIS);
    });
  }
  disconnectedCallback(): void {
    this.endActivity?.();
    window.clearInterval(this.fallback);
  }

  get isForbidden(): boolean {
    return mayDecide !== true && mayOperate !== true;
  }
  get maySelect(): boolean {
    return mayDecide === true && this.list.view !== 'Decided';
  }
  get isLoading(): boolean {
    return !this.page;
  }
  get rows(): RowView[] {
    return rowViews(this.page?.rows ?? [], this.list.id, this.selectedIds);
  }
  get notices(): { key: string; text: string }[] {
    return (this.page?.notices ?? []).map(({ text = '' }) => ({ key: text, text }));
  }
  get isFiltered(): boolean {
    return isFiltered(this.list);
  }
  get empty(): Partial<Empty> {
    return this.page?.rows.length === 0 ? emptyOf(this.list) : {};
  }
  get total(): string {
    return counted(this.page?.total, labels.oneRecord, labels.total);
  }
  get selection(): string {
    return this.selectedIds.size === 0 ? '' : counted(this.selectedIds.size, labels.oneSelected, labels.selected);
  }
  get pageNumber(): number {
    return this.marks.length + 1;
  }
  get hasMore(): boolean {
    return this.page?.hasMore === true;
  }
  get classes(): Classes {
    return classesOf(this.list);
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
    void this.load(turned(this.marks, this.page?.rows.map(({ id }) => id) ?? [], event.detail));
  }
  handleChoose(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset.row);
  }
  handleBack(): void {
    this.apply({ ...this.list, id: undefined }, false);
  }
  handleMove(event: CustomEvent<number>): void {
    this.move(event.detail);
  }
  /** From the list, too, one moves on without the mouse: the review itself keeps its keys. */
  handleKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (command !== 'next' && command !== 'previous') return;
    event.preventDefault();
    this.move(command === 'next' ? 1 : -1);
  }

  /** The decided review leaves the list and the next one opens with the focus on its heading. */
  async handleDecided(event: CustomEvent<Done & { id: string }>): Promise<void> {
    const { id, ...done } = event.detail;
    const position = Math.max(this.page?.rows.findIndex((row) => row.id === id) ?? -1, 0);
    this.done = done;
    await this.load(this.marks);
    const rows = this.page?.rows ?? [];
    this.choose(rows[Math.min(position, rows.length - 1)]?.id);
  }
  handleChanged(): void {
    void this.load(this.marks);
  }
  handleDismiss(): void {
    this.done = NOTHING;
  }

  async handleUndo(event: CustomEvent<string | null>): Promise<void> {
    const reviewId = event.detail;
    if (!reviewId) return;
    this.done = await takeBack(reviewId);
    if (this.done.receipts.length === 0) return;
    await this.load(this.marks);
    this.choose(reviewId);
  }

  handleSelect(event: Event): void {
    const { checked, dataset } = event.currentTarget as HTMLInputElement;
    const { select = '' } = dataset;
    const selected = new Set(this.selectedIds);
    if (checked) selected.add(select);
    else selected.delete(select);
    this.selectedIds = selected;
  }
  handleClearSelection(): void {
    this.select([]);
  }
  handleShowLater(): void {
    this.showsLater = !this.showsLater;
    this.showsAssign = false;
  }
  handleShowAssign(): void {
    this.showsAssign = !this.showsAssign;
    this.showsLater = false;
  }
  async handleCreateAll(): Promise<void> {
    const message = createSample(this.page?.rows ?? [], this.selectedIds);
    if (await LightningConfirm.open({ label: labels.createTitle, message, theme: 'info' }))
      await this.actOnAll(createAll);
  }
  handlePutOffAll(event: CustomEvent<string>): void {
    void this.actOnAll((ids) => putOffAll(ids, event.detail));
  }
  handleAssignAll(event: CustomEvent<string>): void {
    void this.actOnAll((ids) => assignAll(ids, event.detail));
  }

  private async actOnAll(action: (ids: string[]) => Promise<Done>): Promise<void> {
    this.isBusy = true;
    this.done = await action([...this.selectedIds]);
    this.isBusy = false;
    this.select([]);
    await this.look();
  }

  private select(ids: readonly string[]): void {
    this.selectedIds = new Set(ids);
    this.showsLater = false;
    this.showsAssign = false;
  }

  private move(steps: number): void {
    const rows = this.page?.rows ?? [];
    const position = rows.findIndex(({ id }) => id === this.list.id) + steps;
    this.choose(rows[Math.min(Math.max(position, 0), rows.length - 1)]?.id);
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
    this.select([]);
    this.apply({ ...this.list, ...change }, change.text !== undefined);
    void this.load([]);
  }

  /** Shows the state and puts it into the address, so that links and Back work. */
  private apply(next: ListState, isReplaced: boolean): void {
    if (isSame(next, this.list)) return;
    this.list = next;
    const attributes = { apiName: 'ImpartnerReviews' };
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state: addressOf(next) }, isReplaced);
  }

  /** Brings everything up to date without taking the focus or what somebody has begun. */
  private async look(): Promise<void> {
    const pending = this.done.receipts.map(({ id }) => id);
    const [receipts] = await Promise.all([receiptsOf(pending), this.load(this.marks), this.pane?.look()]);
    const isSameDone = this.done.receipts.length === pending.length;
    if (receipts && isSameDone && this.done.receipts.every(({ id }, place) => id === pending[place]))
      this.done = { ...this.done, receipts };
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
