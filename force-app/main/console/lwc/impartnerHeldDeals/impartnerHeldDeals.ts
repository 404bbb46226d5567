import { LightningElement, wire } from 'lwc';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import listHeld from '@salesforce/apex/ImpartnerHeldDealsController.listHeld';
import undo from '@salesforce/apex/ImpartnerHeldDealsController.undo';
import mayDecide from '@salesforce/customPermission/ImpartnerDecideReviews';
import mayOperate from '@salesforce/customPermission/ImpartnerOperate';
import { reduce } from 'c/impartnerErrors';
import { fill, wholeNumber } from 'c/impartnerFormat';

import { addressOf, isSame, isSameList, reasonOptions, rowViews, SORTS, stateOf, VIEWS } from './heldList';
import type { HeldState, Option, RowView } from './heldList';
import { labels } from './labels';

/** Typing pauses this long before the server is asked. */
const PAUSE_MILLIS = 300;

/** Held deals: the list, the case beside it, and what was just decided with a way back. */
export default class ImpartnerHeldDeals extends NavigationMixin(LightningElement) {
  labels = labels;
  views = VIEWS;
  sorts = SORTS;
  held: HeldState = stateOf(undefined);
  page?: ImpartnerHeldDealsController.HeldPage;
  error?: string;
  message = '';
  private undoId?: string;
  /** Last row of each page before this one, so that Previous leads back. */
  private marks: string[] = [];
  private timer?: number;

  @wire(CurrentPageReference)
  followAddress(reference: PageReference | null | undefined): void {
    if (!reference) return;
    const next = stateOf(reference.state);
    const isOtherList = !isSameList(next, this.held);
    if (isSame(next, this.held)) return;
    this.held = next;
    if (isOtherList && this.isConnected) void this.load([]);
  }

  connectedCallback(): void {
    if (this.hasAccess) void this.load([]);
  }
  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get hasAccess(): boolean {
    return mayDecide === true || mayOperate === true;
  }
  get isLoading(): boolean {
    return !this.page && this.error === undefined;
  }
  get rows(): RowView[] {
    return rowViews(this.page?.rows ?? [], this.held.id);
  }
  get hasRows(): boolean {
    return this.rows.length > 0;
  }
  get isEmpty(): boolean {
    return this.page !== undefined && !this.hasRows && !this.isFiltered;
  }
  get hasNoMatch(): boolean {
    return this.page !== undefined && !this.hasRows && this.isFiltered;
  }
  get isFiltered(): boolean {
    return this.held.reason !== '' || this.held.text !== '';
  }
  get reasons(): Option[] {
    return reasonOptions(this.page?.reasons ?? [], this.held.reason);
  }
  get total(): string {
    return fill(labels.total, wholeNumber(this.page?.total));
  }
  get pageText(): string {
    return fill(labels.page, this.marks.length + 1);
  }
  get isFirst(): boolean {
    return this.marks.length === 0;
  }
  get isLast(): boolean {
    return !this.page?.hasMore;
  }
  get mayUndo(): boolean {
    return this.undoId !== undefined;
  }
  get listClass(): string {
    const hidden = this.held.id === undefined ? '' : ' narrow-hidden';
    return `slds-col slds-size_1-of-1 slds-large-size_4-of-12${hidden}`;
  }
  get caseClass(): string {
    const hidden = this.held.id === undefined ? ' narrow-hidden' : '';
    return `slds-col slds-size_1-of-1 slds-large-size_8-of-12${hidden}`;
  }

  handleView(event: CustomEvent<{ value: string }>): void {
    this.filter({ view: event.detail.value, id: undefined });
  }
  handleReason(event: CustomEvent<{ value: string }>): void {
    this.filter({ reason: event.detail.value });
  }
  handleSort(event: CustomEvent<{ value: string }>): void {
    this.filter({ sorting: event.detail.value });
  }
  handleText(event: CustomEvent<{ value: string }>): void {
    const text = event.detail.value;
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = window.setTimeout(() => this.filter({ text }), PAUSE_MILLIS);
  }
  handleClear(): void {
    this.filter({ reason: '', text: '' });
  }
  handleRetry(): void {
    void this.load(this.marks);
  }
  handleNext(): void {
    const last = this.page?.rows.at(-1);
    if (last) void this.load([...this.marks, last.id]);
  }
  handlePrevious(): void {
    void this.load(this.marks.slice(0, -1));
  }
  handleChoose(event: Event): void {
    this.choose((event.currentTarget as HTMLElement).dataset.row);
  }
  handleBack(): void {
    this.apply({ ...this.held, id: undefined });
  }
  handleMove(event: CustomEvent<number>): void {
    const rows = this.page?.rows ?? [];
    const position = rows.findIndex(({ id }) => id === this.held.id) + event.detail;
    const next = rows[Math.min(Math.max(position, 0), rows.length - 1)];
    if (next) this.choose(next.id);
  }

  /** The decided row leaves the list and the next case opens with the focus on its heading. */
  async handleDecided(event: CustomEvent<{ id: string; message: string; mayUndo: boolean }>): Promise<void> {
    const { id, message, mayUndo } = event.detail;
    const position = this.page?.rows.findIndex((row) => row.id === id) ?? -1;
    this.message = message;
    this.undoId = mayUndo ? id : undefined;
    await this.load(this.marks);
    const rows = this.page?.rows ?? [];
    this.choose(rows[Math.min(Math.max(position, 0), rows.length - 1)]?.id);
  }

  async handleUndo(): Promise<void> {
    const reviewId = this.undoId;
    this.undoId = undefined;
    try {
      await undo({ reviewId });
      this.message = labels.undone;
      await this.load(this.marks);
      this.choose(reviewId);
    } catch (failure) {
      this.message = reduce(failure);
    }
  }

  private choose(id: string | undefined): void {
    this.apply({ ...this.held, id });
    this.template?.querySelector<HTMLElement & { focusHeading(): void }>('c-impartner-held-case')?.focusHeading();
  }

  private filter(change: Partial<HeldState>): void {
    this.apply({ ...this.held, ...change });
    void this.load([]);
  }

  /** Shows the state and puts it into the address, so that links and Back work. */
  private apply(next: HeldState): void {
    if (isSame(next, this.held)) return;
    this.held = next;
    const attributes = { apiName: 'ImpartnerHeldDeals' };
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes, state: addressOf(next) }, true);
  }

  private async load(marks: string[]): Promise<void> {
    const { view, reason, text, sorting } = this.held;
    try {
      const page = await listHeld({ view, reason, text, sorting, lastId: marks.at(-1) });
      if (!isSameList({ view, reason, text, sorting, id: undefined }, this.held)) return;
      this.page = page;
      this.marks = marks;
      this.error = undefined;
    } catch (failure) {
      this.error = reduce(failure);
      this.page = undefined;
    }
  }
}
